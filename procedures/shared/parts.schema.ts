/** Parts that the forms and dossiers of several bundles have in common. */
import { z } from 'zod';
import {
  Address,
  CommuneCode,
  FacilityCode,
  Name,
  OtherId,
  PersonalId,
  Phone,
  Place,
  ProvinceCode,
} from '../../domain/schemas/common';

export const Office = z.object({ province: ProvinceCode, commune: CommuneCode });

/** Whoever acts is known by the personal number, or by another paper. */
export const Identity = {
  personalId: PersonalId.optional(),
  otherId: OtherId.optional().meta({ description: 'Another paper, where there is no personal number' }),
};

/** For `refine`, so that whoever is known by neither is told with everything else that is wrong. */
export const isIdentified: [
  (person: object) => boolean,
  { path: string[]; when: (payload: { value: unknown }) => boolean },
] = [
  (person) => 'personalId' in person || 'otherId' in person,
  { path: ['personalId'], when: ({ value }) => typeof value === 'object' && value !== null },
];

export const applicantRelations = [
  'mother',
  'father',
  'guardian',
  'grandparent',
  'relative',
  'spouse',
  'child',
  'parent',
  'representative',
] as const;

export const Applicant = z
  .object({
    ...Identity,
    name: Name,
    relation: z.enum(applicantRelations),
    phone: Phone,
    residence: Address.optional(),
  })
  .refine(...isIdentified);
export type Applicant = z.infer<typeof Applicant>;

/** The applicant as an agency is told of them. */
export const DossierApplicant = z.object({
  ...Identity,
  name: Name,
  relation: z.string(),
  residence: Address.optional(),
});

/** Where somebody was born or died: in a health facility, or somewhere that only an address tells. */
export const PlaceOfEvent = z.object({
  facilityCode: FacilityCode.optional(),
  address: Place.optional(),
});
