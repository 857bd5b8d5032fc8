/**
 * Form `birth/1`: the e-declaration of the birth bundle (Decree 63/2024, form 01), one form for all its steps. It is
 * published and never changes: what the law asks otherwise is a form of another version.
 */
import { z } from 'zod';
import {
  Address,
  FacilityCode,
  Name,
  PaperNumber,
  Person,
  Place,
  Sex,
  Text,
} from '../../domain/schemas/common';
import { InstantOrDay } from '../../domain/schemas/times';
import { Applicant, Identity, isIdentified, Office, PlaceOfEvent } from '../shared/parts.schema';

const Child = z.object({
  name: Name,
  sex: Sex,
  bornAt: InstantOrDay.meta({
    description: 'With its hour, in the offset of the place; the day alone where nobody knows the hour',
  }),
  birthOrder: z
    .int()
    .min(1)
    .max(12)
    .default(1)
    .meta({ description: 'Place within this birth, 1 unless twins' }),
  ethnicity: Text(200).optional(),
  nationality: Text(100).optional(),
  placeOfBirth: PlaceOfEvent.optional(),
  origin: Place.optional(),
  birthCertificateNumber: PaperNumber.optional(),
  birthProof: z
    .object({
      type: z.enum(['witness', 'undertaking', 'minutes', 'surrogacy']),
      number: Text(100).optional(),
      issuer: Text(200).optional(),
    })
    .optional(),
});

const HouseholdHead = z
  .object({ ...Identity, name: Name, consent: z.boolean().optional() })
  .refine(...isIdentified);

const Residence = z.object({
  register: z.enum(['with-mother', 'with-father', 'with-guardian', 'other', 'none']),
  address: Address.optional(),
  householdHead: HouseholdHead.optional(),
});

export const birthSteps = ['birth', 'residence', 'health-insurance', 'identity-card'] as const;

export const BirthDeclaration = z
  .object({
    office: Office.optional(),
    applicant: Applicant,
    child: Child,
    parentage: z.enum(['both', 'mother-only', 'father-only', 'unknown', 'abandoned']),
    mother: Person.optional(),
    father: Person.optional(),
    guardian: Person.optional(),
    residence: Residence.optional(),
    healthInsurance: z
      .object({ facilityCode: FacilityCode.optional(), paperCard: z.boolean().default(false) })
      .optional(),
    identityCard: z.object({ deliveryAddress: Address.optional() }).optional(),
    scope: z.array(z.enum(birthSteps)).min(1).max(birthSteps.length),
  })
  .meta({ id: 'BirthDeclaration' });
export type BirthDeclaration = z.infer<typeof BirthDeclaration>;
