import { CivilActResult } from '../../procedures/shared/results.schema';
import { dayOf } from '../../domain/viet-nam-time';
import type { CorrectedGrant } from '../../agency-kit/decision-context';
import type { OfficerContext, Serial } from '../officers/act';

/** The civil-status books: one of each kind for a commune and year. */
export interface Entry {
  book: CivilActResult['book'];
  registeredOn: string;
  /** Missing where the act stands in the book already. */
  serial?: Serial;
}

/** A volume of the book has this many pages, one entry a page. */
const pagesOfVolume = 200;

/** A correction is a note beside the old entry (law 60/2014, article 28), unless the act moves to another commune. */
export function entryFor(
  kind: 'birth' | 'death',
  commune: string,
  context: OfficerContext,
  corrected: CorrectedGrant | undefined,
): Entry {
  const standing = corrected && CivilActResult.safeParse(corrected.result).data;
  if (standing && communeOf(corrected.dossier) === commune) {
    const { book, registeredOn } = standing;
    return { book, registeredOn };
  }
  const registeredOn = dayOf(Date.now());
  const year = registeredOn.slice(0, 4);
  const serial = context.nextSerial(`${kind}/${commune}/${year}`);
  return { book: placeOf(serial, year), registeredOn, serial };
}

function placeOf({ number }: Serial, year: string): CivilActResult['book'] {
  const volume = Math.ceil(number / pagesOfVolume);
  return {
    number: String(number),
    volume: `${String(volume).padStart(2, '0')}/${year}`,
    page: String(((number - 1) % pagesOfVolume) + 1),
  };
}

function communeOf({ office }: Record<string, unknown>): unknown {
  return typeof office === 'object' && office !== null && 'commune' in office ? office.commune : undefined;
}
