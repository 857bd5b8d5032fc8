import { z } from 'zod';
import { CalendarDay, InstantInput, PersonalId, ProvinceCode, Sex } from '../domain/schemas/common';
import type { Enquiry } from './shell/enquiries';

/** What agencies ask one another, in the one form that asker and answerer share. */

export const PersonStatus = z.enum(['alive', 'dead', 'void', 'superseded']);

const PersonsQuestion = z.object({ personalIds: z.array(PersonalId).max(50) });
const PersonsAnswer = z.object({
  /** Persons not on record are left out. */
  persons: z.array(
    z.object({ personalId: PersonalId, status: PersonStatus, supersededBy: PersonalId.optional() }),
  ),
});
export type PersonsAnswer = z.infer<typeof PersonsAnswer>;

export const persons: Enquiry<z.infer<typeof PersonsQuestion>, PersonsAnswer> = {
  agency: 'population',
  kind: 'persons',
  question: PersonsQuestion,
  answer: PersonsAnswer,
};

/** Asked again for the same dossier, or a later round of it with the same facts, the number is the same. */
const NumberQuestion = z.object({
  dossierKey: z.string().min(1).max(300),
  sex: Sex,
  bornOn: CalendarDay,
  /** Where the birth is registered. */
  province: ProvinceCode,
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
    bornAt: InstantInput,
    birthOrder: z.int().min(1).optional(),
  }),
  facilityCode: z.string().regex(/^\d{5}$/),
});
export type BirthCertificate = z.infer<typeof BirthCertificate>;

const CertificateQuestion = z.object({ number: z.string().min(1).max(100) });
const CertificateAnswer = z.object({ certificate: BirthCertificate.nullable() });

export const birthCertificate: Enquiry<
  z.infer<typeof CertificateQuestion>,
  z.infer<typeof CertificateAnswer>
> = {
  agency: 'health',
  kind: 'birth-certificate',
  question: CertificateQuestion,
  answer: CertificateAnswer,
};
