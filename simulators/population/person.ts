import { z } from 'zod';
import { Address, Name, PersonalId, Sex, Text } from '../../domain/schemas/common';
import { Optional } from '../../domain/schemas/left-out';
import { PersonStatus } from '../../agency-kit/enquiries';

/** A person as the national population database holds one; dates of the old may be a year alone. */
export const RegisteredPerson = z.object({
  personalId: PersonalId,
  name: Name,
  sex: Sex.optional(),
  bornOn: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  ethnicity: Text(200).optional(),
  nationality: Text(100).optional(),
  residence: Optional(Address).transform((address) => address ?? null),
  status: PersonStatus.default('alive'),
  diedAt: z.string().max(40).optional(),
  supersededBy: PersonalId.optional(),
  spouseId: PersonalId.optional(),
  householdHeadId: PersonalId.optional(),
  motherId: PersonalId.optional(),
  fatherId: PersonalId.optional(),
  maritalStatus: Text(100).optional(),
});
export type RegisteredPerson = z.infer<typeof RegisteredPerson>;

/** Of some who died, the database knows no more than the number that was told. */
export const RecordedPerson = RegisteredPerson.partial({ name: true });
export type RecordedPerson = z.infer<typeof RecordedPerson>;
