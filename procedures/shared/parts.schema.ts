/** Parts that the forms and dossiers of several bundles have in common. */
import { z } from 'zod';
import {
  CommuneCode,
  Name,
  OptionalAddress,
  PersonalId,
  Phone,
  ProvinceCode,
} from '../../domain/schemas/common';

export const Office = z.object({ province: ProvinceCode, commune: CommuneCode });

export const Applicant = z.object({
  personalId: PersonalId,
  name: Name,
  relation: z.enum([
    'mother',
    'father',
    'guardian',
    'grandparent',
    'relative',
    'spouse',
    'child',
    'parent',
    'representative',
  ]),
  phone: Phone,
  residence: OptionalAddress,
});
export type Applicant = z.infer<typeof Applicant>;

/** The applicant as an agency is told of them. */
export const DossierApplicant = z.object({
  personalId: PersonalId,
  name: Name,
  relation: z.string(),
  residence: OptionalAddress,
});
