/** What is on record and not known to the code in this tree: workers of it would leave these cases standing. */
import { isKnownEventType } from '../../domain/fold/apply-event';
import { UnknownToThisReleaseError } from '../../domain/unknown-to-this-release';
import { getEdition, getForm } from '../../procedures/bundles';
import { getCalendar } from '../../procedures/shared/calendar';
import type { KindOnRecord } from '../../register/kinds-on-record';

export const unknownKinds = (kinds: readonly KindOnRecord[]): KindOnRecord[] =>
  kinds.filter((kind) => !isKnown(kind));

function isKnown({ what, bundle, name }: KindOnRecord): boolean {
  switch (what) {
    case 'event-type':
      return isKnownEventType(name);
    case 'calendar':
      return isPublished(() => getCalendar(name));
    case 'edition':
      return isPublished(() => getForm(getEdition(bundle ?? '', name)));
  }
}

function isPublished(find: () => unknown): boolean {
  try {
    find();
    return true;
  } catch (error) {
    if (error instanceof UnknownToThisReleaseError) return false;
    throw error;
  }
}
