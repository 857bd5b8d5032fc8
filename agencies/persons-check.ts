import type { PersonsAnswer } from './enquiries';
import { persons } from './enquiries';
import type { CaseFile, Objection } from './shell/act';

/** What the population database holds against the persons of a file. Whom it does not know, the file is believed. */
export interface PersonsOfFile {
  /** Who acts or consents: applicant, parents, household head. */
  acting: readonly (string | undefined)[];
  /** Whom the act is for; the number must still be in use. */
  child?: string;
}

/** Waits for the database as long as it takes, or until `untilMs`, after which the file is believed. */
export async function objectionToPersons(
  file: CaseFile,
  { acting, child }: PersonsOfFile,
  untilMs?: number,
): Promise<Objection | undefined> {
  const personalIds = [...new Set([...acting, child])].filter((id) => id !== undefined);
  if (personalIds.length === 0) return undefined;
  const options = { caseId: file.caseId, ...(untilMs === undefined ? {} : { untilMs }) };
  const answer = await file.ask(persons, { personalIds }, options);
  return objectionFrom(answer?.persons ?? [], child);
}

function objectionFrom(records: PersonsAnswer['persons'], child: string | undefined): Objection | undefined {
  if (records.some(({ status }) => status === 'dead')) return { decision: 'refused', code: 'person-dead' };
  const record = records.find(({ personalId }) => personalId === child);
  return record && record.status !== 'alive' ? { decision: 'refused', code: 'number-void' } : undefined;
}
