import type { Calendar } from '../../domain/calendar';
import type { Edition } from '../../procedures/definition';
import type { CaseFile } from './case-file';
import { DecisionInbox } from './decision-inbox';
import { FirstTries } from './first-tries';

/** What every part of one running case shares. */
export interface CaseRun {
  edition: Edition;
  calendar: Calendar;
  file: CaseFile;
  inbox: DecisionInbox;
  firstTries: FirstTries;
}

export function newCaseRun(input: Pick<CaseRun, 'edition' | 'calendar' | 'file'>): CaseRun {
  return { ...input, inbox: new DecisionInbox(), firstTries: new FirstTries() };
}
