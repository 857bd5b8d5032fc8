/** What agencies ask one another, in the one form that asker and answerer share. */
import { z } from 'zod';
import { FacilityCode, PersonalId, ProvinceCode, Sex, Text } from '../domain/schemas/common';
import { CalendarDay, InstantOrDay, InstantOrPartialDay } from '../domain/schemas/times';
import type { AgencyId } from '../domain/agencies';

/** One agency asking another. An enquiry is no effect and leaves no row in a ledger. */
export interface Enquiry<Question, Answer> {
  agency: AgencyId;
  kind: string;
  question: z.ZodType<Question>;
  answer: z.ZodType<Answer>;
}

export const PersonStatus = z.enum(['alive', 'dead', 'void', 'superseded']);
export type PersonStatus = z.infer<typeof PersonStatus>;

/** What is compared of a person. What an authority has decided is left out of the question, and so not compared. */
export const comparedMembers = ['name', 'sex', 'bornOn'] as const;
export type ComparedMember = (typeof comparedMembers)[number];

/** Everybody whom a file names, in one question: as many as a form may list, and those around them. */
const PersonsQuestion = z.object({
  persons: z
    .array(
      z.object({
        personalId: PersonalId,
        name: z.string().max(200).optional(),
        sex: z.string().max(20).optional(),
        bornOn: z.string().max(40).optional(),
      }),
    )
    .max(100),
});
export type AskedPerson = z.infer<typeof PersonsQuestion>['persons'][number];
/** The database compares, and tells nothing of a person who is not the one that was asked about. */
const PersonOnRecord = z.object({
  differs: z.array(z.enum(comparedMembers)),
  told: z
    .object({
      status: PersonStatus,
      /** The number that counts now. */
      supersededBy: PersonalId.optional(),
      /** Under whichever number; when, as far as it is known, and the case under which it was registered. */
      death: z.object({ diedAt: z.string().optional(), caseId: z.string().optional() }).optional(),
    })
    .optional(),
});
export type PersonOnRecord = z.infer<typeof PersonOnRecord>;
/** In the order of the question; null for a person not on record. */
const PersonsAnswer = z.object({ persons: z.array(PersonOnRecord.nullable()) });

export const persons: Enquiry<z.infer<typeof PersonsQuestion>, z.infer<typeof PersonsAnswer>> = {
  agency: 'population',
  kind: 'persons',
  question: PersonsQuestion,
  answer: PersonsAnswer,
};

/** Asked again for the same dossier, or a later round of it with the same sex and year, the number is the same. */
const NumberQuestion = z.object({
  dossierKey: z.string().min(1).max(300),
  sex: Sex,
  bornOn: CalendarDay,
  /** Where the birth is registered. */
  province: ProvinceCode,
  /** The number that no longer fits, after a correction of sex or year of birth. */
  supersedes: PersonalId.optional(),
});
export type NumberQuestion = z.infer<typeof NumberQuestion>;
const NumberAnswer = z.object({ personalId: PersonalId });

export const personalNumber: Enquiry<NumberQuestion, z.infer<typeof NumberAnswer>> = {
  agency: 'population',
  kind: 'personal-number',
  question: NumberQuestion,
  answer: NumberAnswer,
};

/** What a hospital certifies of a birth; the number stays when the paper is issued again. */
export const BirthCertificate = z.object({
  number: z.string().min(1).max(100),
  motherId: PersonalId,
  child: z.object({
    name: z.string().max(200).optional(),
    sex: Sex.optional(),
    bornAt: InstantOrDay,
    birthOrder: z.int().min(1).optional(),
  }),
  facilityCode: FacilityCode,
});
export type BirthCertificate = z.infer<typeof BirthCertificate>;

/** What a hospital certifies of a death. */
export const DeathNotice = z.object({
  number: z.string().min(1).max(100),
  personalId: PersonalId,
  diedAt: InstantOrPartialDay,
  cause: Text(200).optional(),
  facilityCode: FacilityCode,
});
export type DeathNotice = z.infer<typeof DeathNotice>;

/** The number of a paper names its facility since Circular 22/2025/TT-BYT; an older one says it only with its hospital. */
export const hasPaperForm = (number: string): boolean => /^\d{5}\.G[A-Z]+\.\d{5}\.\d{2}$/.test(number);

const PaperQuestion = z.object({ number: z.string().min(1).max(100), facilityCode: FacilityCode.optional() });
type PaperQuestion = z.infer<typeof PaperQuestion>;

const CertificateAnswer = z.object({ certificate: BirthCertificate.nullable() });

export const birthCertificate: Enquiry<PaperQuestion, z.infer<typeof CertificateAnswer>> = {
  agency: 'health',
  kind: 'birth-certificate',
  question: PaperQuestion,
  answer: CertificateAnswer,
};

/** The cause is health data and stays there. */
const DeathNoticeAnswer = z.object({
  notice: DeathNotice.pick({ number: true, personalId: true, diedAt: true }).nullable(),
});

export const deathNotice: Enquiry<PaperQuestion, z.infer<typeof DeathNoticeAnswer>> = {
  agency: 'health',
  kind: 'death-notice',
  question: PaperQuestion,
  answer: DeathNoticeAnswer,
};
