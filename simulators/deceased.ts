import type { ResidenceRemovalDossier } from '../procedures/death/dossiers.schema';
import { dayIn, earliestDay } from '../domain/known-day';
import { foldText } from '../domain/text';
import { hasPaperForm } from '../agency-kit/enquiries';

type Deceased = ResidenceRemovalDossier['deceased'];

/** By what a person is told apart: the personal number, else another paper; undefined where there is none. */
export function identityOf(deceased: Deceased): string | undefined {
  const { personalId, otherId, birthCertificateNumber: paper, name, bornOn = '' } = deceased;
  if (personalId !== null) return personalId;
  if (otherId) return `${otherId.type}/${otherId.number}`;
  // Before papers of birth had a form each hospital counted for itself.
  return paper === undefined || hasPaperForm(paper) ? paper : `${paper}/${foldText(name)}/${bornOn}`;
}

/** `YYYY-MM` where it was; the first of the year where nobody knows the month. */
export const monthOfDeath = ({ diedAt }: Deceased): string => earliestDay(dayIn(diedAt)).slice(0, 7);
