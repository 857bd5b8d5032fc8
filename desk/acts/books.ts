import { CivilActResult, type ResidenceResult } from '../../procedures/shared/results.schema';
import type { Granting } from './act';

/** A volume of a civil-status book has this many pages, one entry a page. */
const pagesOfVolume = 200;

/** An entry of the civil-status book of a commune and year; what is corrected keeps its entry unless the act moves. */
export function civilEntry(
  kind: 'birth' | 'death',
  commune: string,
  { corrected, today, next }: Granting,
): Pick<CivilActResult, 'book' | 'registeredOn'> {
  const standing = corrected && CivilActResult.safeParse(corrected.result).data;
  if (standing && communeOf(corrected.dossier) === commune)
    return { book: standing.book, registeredOn: standing.registeredOn };
  const year = today.slice(0, 4);
  const number = next(`${kind}/${commune}/${year}`);
  const volume = String(Math.ceil(number / pagesOfVolume)).padStart(2, '0');
  const page = String(((number - 1) % pagesOfVolume) + 1);
  return { book: { number: String(number), volume: `${volume}/${year}`, page }, registeredOn: today };
}

/** The notice of result, form CT08, numbered by commune and year. */
export function residenceNotice(commune: string, { today, next }: Granting): ResidenceResult {
  const year = today.slice(0, 4);
  const number = String(next(`CT08/${commune}/${year}`)).padStart(6, '0');
  return { noticeNumber: `${number}/${year}/CT08-${commune}`, on: today };
}

/** The next decision of a payer, numbered by kind and year: `0001/2026/QĐ-MTP`. */
export function paymentDecision(kind: 'MTP' | 'TT', { today, next }: Granting): string {
  const year = today.slice(0, 4);
  return `${String(next(`QĐ-${kind}/${year}`)).padStart(4, '0')}/${year}/QĐ-${kind}`;
}

function communeOf({ office }: Record<string, unknown>): unknown {
  return typeof office === 'object' && office !== null && 'commune' in office ? office.commune : undefined;
}
