import type { Findable, LifeEventLock, LifeEventMark } from '../../../domain/life-events';
import type { Day } from '../../../domain/viet-nam-time';
import { getEdition, getForm } from '../../bundles';
import type { Intake, Likeness, Scoped } from './intake';

/** What a case is held and found by, as its declaration says. Not for workflows (zod). */
export interface LifeEvent {
  locks: LifeEventLock[];
  /** What it is recognised by. */
  marks: LifeEventMark[];
  /** What a case like it would be recognised by, and where the declaration says so; null where nothing is doubtful. */
  doubt: { pointer: string; marks: LifeEventMark[] } | null;
  people: Findable[];
  /** The name of the one the case is of. */
  subject: string;
}

/** Of a declaration that its form accepts. Locks and marks are those of the bundle: events of others are different. */
export function lifeEventOf(bundle: string, intake: Intake<Scoped>, declaration: Scoped): LifeEvent {
  const of = (word: string) => `${bundle}/${word}`;
  const likeness = intake.likeness?.(declaration) ?? null;
  const foundBy = intake.foundBy?.(declaration) ?? [];
  return {
    locks: intake.locks(declaration).map(of),
    marks: [...(likeness ? marksOf(likeness) : []), ...foundBy].map(of),
    doubt: likeness && { pointer: likeness.pointer, marks: doubtfulMarks(likeness).map(of) },
    people: intake.people(declaration),
    subject: intake.subject(declaration),
  };
}

/** The same of a declaration as it is stored, by the form that its case was filed with. */
export function storedLifeEvent(filed: { bundle: string; edition: Day }, declaration: unknown): LifeEvent {
  const intake = getForm(getEdition(filed.bundle, filed.edition));
  return lifeEventOf(filed.bundle, intake, intake.schema.parse(declaration));
}

/** The locks of other bundles' events that rest on this one's act. */
export function restingLocks(
  filed: { bundle: string; edition: Day },
  declaration: unknown,
  result: unknown,
): LifeEventLock[] {
  const intake = getForm(getEdition(filed.bundle, filed.edition));
  return intake.carries?.(intake.schema.parse(declaration), result) ?? [];
}

/** Recognised by whoever gives no number, and by whoever gives the same or meets none. */
function marksOf({ mark, settledBy }: Likeness): LifeEventMark[] {
  return [mark, `${mark}/${settledBy ?? ''}`];
}

function doubtfulMarks({ mark, settledBy }: Likeness): LifeEventMark[] {
  return settledBy === null ? [mark] : [`${mark}/`, `${mark}/${settledBy}`];
}
