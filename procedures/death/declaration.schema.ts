/**
 * Form `death/1`: the e-declaration of the death bundle (Decree 63/2024, form 02), one form for all its steps. It is
 * published and never changes: what the law asks otherwise is a form of another version.
 */
import { z } from 'zod';
import { Address, Name, OtherId, PaperNumber, PersonalId, Text } from '../../domain/schemas/common';
import { CalendarDay, InstantOrPartialDay, PartialDay } from '../../domain/schemas/times';
import { Applicant, Identity, isIdentified, Office, PlaceOfEvent } from '../shared/parts.schema';

/** The paper that proves the death; who issues it depends on where and how the person died. */
export const deathNoticeTypes = [
  'hospital',
  'execution',
  'court',
  'police',
  'health-station',
  'minutes',
  'witness',
  'none',
] as const;
export type DeathNoticeType = (typeof deathNoticeTypes)[number];

/** Groups of the deceased for whose funeral the State or social insurance pays. */
export const funeralGroups = [
  'social-insurance',
  'social-assistance',
  'social-pension',
  'meritorious',
  'veteran',
] as const;
export type FuneralGroup = (typeof funeralGroups)[number];

/** A body that nobody knows may be registered on the papers of police or commune. */
export const DeceasedSex = z.enum(['male', 'female', 'unknown']);

const Deceased = z.object({
  personalId: PersonalId.nullish(),
  otherId: OtherId.optional(),
  birthCertificateNumber: PaperNumber.optional(),
  name: Name,
  sex: DeceasedSex.meta({ description: '`unknown` only with a notice of `police` or `minutes`' }),
  bornOn: PartialDay.optional().meta({
    description: 'Left out only with a notice of `police` or `minutes`',
  }),
  ethnicity: Text(200).optional(),
  nationality: Text(100).optional(),
  lastResidence: Address.optional(),
  diedAt: InstantOrPartialDay,
  placeOfDeath: PlaceOfEvent.optional(),
  cause: Text(200).optional(),
});

export const Witness = z.object({ ...Identity, name: Name });

const DeathNotice = z.object({
  type: z.enum(deathNoticeTypes),
  number: PaperNumber.optional(),
  issuedOn: CalendarDay.optional(),
  issuer: Text(200).optional(),
  witnesses: z
    .array(Witness.refine(...isIdentified))
    .max(20)
    .optional(),
});

/** Who sees to the funeral, a relative or not, a person or not: the money is theirs. */
export const Payee = z.union([
  z.object({ ...Identity, name: Name, relation: Text(100).optional() }).refine(...isIdentified),
  z.object({
    organisation: z.object({ name: Text(200), code: Text(100).optional() }),
    relation: Text(100).optional(),
  }),
]);
export type Payee = z.infer<typeof Payee>;

export const Payment = z.discriminatedUnion('method', [
  z.object({ method: z.literal('bank'), bank: Text(200), account: Text(50), holder: Name }),
  z.object({ method: z.literal('cash'), place: Text(500).optional() }),
]);

const FuneralChoice = z.enum([...funeralGroups, 'none']);

const Funeral = z.object({
  group: FuneralChoice.or(z.array(FuneralChoice).min(1).max(10)).meta({
    description: 'One group or a list; of several the highest is paid',
  }),
  payee: Payee.optional(),
  payment: Payment.optional(),
});

/** Whoever sees to a funeral may claim its money; what is left to survivors only relatives may claim. */
export const survivorRelations = [
  'spouse',
  'child',
  'parent',
  'mother',
  'father',
  'grandparent',
  'grandchild',
  'sibling',
  'parent-in-law',
  'relative',
] as const;

/** A relative who is left; one of them represents all (form 02, column 11). */
export const Survivor = z
  .object({
    ...Identity,
    name: Name,
    bornOn: PartialDay.optional(),
    relation: z.enum(survivorRelations, { error: 'not-a-relative' }),
    representative: z.boolean().optional(),
  })
  .refine(...isIdentified);

export const deathSteps = ['death', 'residence-removal', 'funeral-benefit', 'survivor-benefit'] as const;

export const DeathDeclaration = z
  .object({
    office: Office.optional(),
    applicant: Applicant,
    deceased: Deceased,
    deathNotice: DeathNotice,
    funeral: Funeral.optional(),
    survivors: z.array(Survivor).max(50).default([]),
    scope: z.array(z.enum(deathSteps)).min(1).max(deathSteps.length),
  })
  .meta({ id: 'DeathDeclaration' });
export type DeathDeclaration = z.infer<typeof DeathDeclaration>;
