import type { ResidenceRemovalDossier } from '../procedures/death/dossiers.schema';
import { dayIn, earliestDay } from '../domain/known-day';

type Deceased = ResidenceRemovalDossier['deceased'];

/** By what a person is told apart: the personal number, else another paper; undefined where there is none. */
export function identityOf({ personalId, otherId, birthCertificateNumber }: Deceased): string | undefined {
  if (personalId !== null) return personalId;
  if (otherId) return `${otherId.type}/${otherId.number}`;
  return birthCertificateNumber;
}

/** `YYYY-MM` where it was; the first of the year where nobody knows the month. */
export const monthOfDeath = ({ diedAt }: Deceased): string => earliestDay(dayIn(diedAt)).slice(0, 7);
