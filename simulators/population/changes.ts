import type { PopulationNotice } from './notice';
import { dayIn } from '../../domain/known-day';
import type { PersonStatus } from '../../agency-kit/enquiries';
import type { RefusalCode } from '../../procedures/reasons';
import type { RecordedPerson } from './person';

/** What each notice changes on record, and of whom it cannot be true. */
export interface RecordChange {
  /** Null: nobody on record is meant, and nothing changes there. */
  personalId: string | null;
  /** What becomes true of the person. */
  facts: Partial<RecordedPerson>;
  /** What else is true of a person who comes into being by it; without it, an unknown person stays unknown. */
  unknown?: Partial<RecordedPerson>;
  /** Why it is refused of a person in such a state: after death nothing more begins. */
  refusedOf: readonly (readonly [PersonStatus, RefusalCode])[];
}

const unused = [
  ['void', 'number-void'],
  ['superseded', 'number-superseded'],
] as const;

export function changeOf(notice: PopulationNotice): RecordChange {
  switch (notice.act) {
    case 'birth-registered':
      return birth(notice);
    case 'residence-registered': {
      const { personalId, address, householdHeadId } = notice;
      const facts = { residence: address, ...(householdHeadId && { householdHeadId }) };
      return { personalId, facts, refusedOf: [...unused, ['dead', 'person-dead']] };
    }
    case 'death-registered': {
      const { personalId, diedAt } = notice;
      const facts = { status: 'dead' as const, diedAt };
      return {
        personalId,
        facts,
        ...(personalId !== null && { unknown: { personalId, residence: null } }),
        refusedOf: [...unused, ['dead', 'death-already-registered']],
      };
    }
    case 'residence-removed':
      return { personalId: notice.personalId, facts: { residence: null }, refusedOf: unused };
  }
}

/** Told of one who has died since, a birth is still true. */
function birth(notice: Extract<PopulationNotice, { act: 'birth-registered' }>): RecordChange {
  const { personalId, name, sex, ethnicity, nationality, motherId, fatherId } = notice;
  return {
    personalId,
    facts: {
      personalId,
      name,
      sex,
      bornOn: dayIn(notice.bornAt),
      ...(ethnicity !== undefined && { ethnicity }),
      ...(nationality !== undefined && { nationality }),
      ...(motherId !== undefined && { motherId }),
      ...(fatherId !== undefined && { fatherId }),
    },
    unknown: { status: 'alive', residence: null, maritalStatus: 'single' },
    refusedOf: unused,
  };
}
