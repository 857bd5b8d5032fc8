/**
 * Form `birth/1`: the e-declaration of the birth bundle (Decree 63/2024, form 01), one form for all its steps. It is
 * published and never changes: what the law asks otherwise is a form of another version.
 */
import { z } from 'zod';
import {
  CalendarDay,
  FacilityCode,
  InstantInput,
  Name,
  OptionalAddress,
  Person,
  PersonalId,
  Sex,
  Text,
} from '../../domain/schemas/common';
import { Applicant, Office } from '../shared/parts.schema';

const Parent = Person.extend({ personalId: PersonalId.optional(), bornOn: CalendarDay.optional() });

const Child = z.object({
  name: Name,
  sex: Sex,
  bornAt: InstantInput,
  birthOrder: z
    .int()
    .min(1)
    .max(12)
    .default(1)
    .meta({ description: 'Place within this birth, 1 unless twins' }),
  ethnicity: Text(200).optional(),
  nationality: Text(100).optional(),
  placeOfBirth: z.object({ facilityCode: FacilityCode.optional(), address: OptionalAddress }).optional(),
  origin: OptionalAddress,
  birthCertificateNumber: Text(100).optional(),
  birthProof: z
    .object({
      type: z.enum(['witness', 'undertaking', 'minutes', 'surrogacy']),
      number: Text(100).optional(),
      issuer: Text(200).optional(),
    })
    .optional(),
});

const HouseholdHead = z.object({ personalId: PersonalId, name: Name, consent: z.boolean().optional() });

const Residence = z.object({
  register: z.enum(['with-mother', 'with-father', 'with-guardian', 'other', 'none']),
  address: OptionalAddress,
  householdHead: HouseholdHead.optional(),
});

export const birthSteps = ['birth', 'residence', 'health-insurance', 'identity-card'] as const;

export const BirthDeclaration = z
  .object({
    office: Office.optional(),
    applicant: Applicant,
    child: Child,
    parentage: z.enum(['both', 'mother-only', 'father-only', 'unknown', 'abandoned']),
    mother: Parent.optional(),
    father: Parent.optional(),
    guardian: Person.optional(),
    residence: Residence.optional(),
    healthInsurance: z
      .object({ facilityCode: FacilityCode.optional(), paperCard: z.boolean().default(false) })
      .optional(),
    identityCard: z.object({ deliveryAddress: OptionalAddress }).optional(),
    scope: z.array(z.enum(birthSteps)).min(1).max(birthSteps.length),
  })
  .meta({ id: 'BirthDeclaration' });
export type BirthDeclaration = z.infer<typeof BirthDeclaration>;
