import type { Calendar } from '../../domain/calendar';
import type { Edition } from '../../procedures/definition';
import type { CaseFile } from './case-file';
import { Courier } from './courier';
import { DecisionInbox } from './decision-inbox';

/** What every part of one running case shares. */
export interface CaseRun {
  edition: Edition;
  calendar: Calendar;
  file: CaseFile;
  inbox: DecisionInbox;
  courier: Courier;
}

export function newCaseRun(input: Pick<CaseRun, 'edition' | 'calendar' | 'file'>): CaseRun {
  return { ...input, inbox: new DecisionInbox(), courier: new Courier() };
}
