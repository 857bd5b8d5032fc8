import type { ResidenceRemovalDossier } from '../procedures/death/dossiers.schema';
import { dayOf } from '../domain/viet-nam-time';

type Deceased = ResidenceRemovalDossier['deceased'];

/** By what a person is told apart: the personal number, else another paper; undefined where there is none. */
export function identityOf({ personalId, otherId, birthCertificateNumber }: Deceased): string | undefined {
  if (personalId !== null) return personalId;
  if (otherId) return `${otherId.type}/${otherId.number}`;
  return birthCertificateNumber;
}

/** `YYYY-MM` in Viet Nam; the hour may be unknown. */
export const monthOfDeath = ({ diedAt }: Deceased): string =>
  (diedAt.includes('T') ? dayOf(Date.parse(diedAt)) : diedAt).slice(0, 7);
