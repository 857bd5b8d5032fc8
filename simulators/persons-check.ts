import type { PersonsAnswer } from './enquiries';
import { persons } from './enquiries';
import type { OfficerContext, Objection } from './desk/act';

/** What the population database holds against the persons of a file. Whom it does not know, the file is believed. */
export interface PersonsOfFile {
  /** Who acts, consents or is paid: applicant, household head, payee. */
  acting: readonly (string | undefined)[];
  /** The living person whom the act is for. */
  child?: string;
  /** Whom the act is about, dead or about to be registered so. */
  deceased?: string | null;
  /** The deceased must not be recorded dead yet, but by this very case. */
  isDeathRegistration?: boolean;
}

type Record = PersonsAnswer['persons'][number];

/** Waits for the database as long as it takes, or until `untilMs`, after which the file is believed. */
export async function objectionToPersons(
  context: OfficerContext,
  who: PersonsOfFile,
  untilMs?: number,
): Promise<Objection | undefined> {
  const personalIds = [...new Set([...who.acting, who.child, who.deceased])].filter(
    (id) => id !== undefined && id !== null,
  );
  if (personalIds.length === 0) return undefined;
  const options = { caseId: context.caseId, ...(untilMs === undefined ? {} : { untilMs }) };
  const answer = await context.ask(persons, { personalIds }, options);
  return objectionFrom(answer?.persons ?? [], who, context.caseId);
}

function objectionFrom(
  records: readonly Record[],
  who: PersonsOfFile,
  caseId: string,
): Objection | undefined {
  const find = (id: string | null | undefined) => records.find(({ personalId }) => personalId === id);
  const deceased = find(who.deceased);
  if (who.isDeathRegistration === true && deceased?.status === 'dead' && deceased.deathCase !== caseId)
    return { decision: 'refused', code: 'death-already-registered' };
  const living = [...who.acting, who.child].map(find);
  if (living.some((record) => record?.status === 'dead')) return { decision: 'refused', code: 'person-dead' };
  return objectionToNumber(find(who.child)) ?? objectionToNumber(deceased);
}

/** The number must still be in use. */
function objectionToNumber(record: Record | undefined): Objection | undefined {
  if (record?.status === 'void') return { decision: 'refused', code: 'number-void' };
  if (record?.status === 'superseded') return { decision: 'refused', code: 'number-superseded' };
  return undefined;
}
