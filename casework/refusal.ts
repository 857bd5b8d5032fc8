import type { InputIssue } from '../domain/messages';
import type { OrderRejection } from '../domain/orders';
import type { StandingStep } from './orders/standing';

/**
 * Why a use case did not do what it was asked to; nothing has happened then. A closed list: whoever asks (the front
 * door, a task, a bulk order, a timer) has its own words for each, and the compiler tells it of a new one.
 */
export type Refusal =
  | { code: 'unknown-case' }
  /** The case has a run, and nothing of it is on record. */
  | { code: 'events-lost' }
  /** Nothing of such a group has been seen, or not for long. */
  | { code: 'unknown-group' }
  /** No list with this filter has given it out. */
  | { code: 'bad-cursor' }
  /** The case is on file, and not for this asker to see. */
  | { code: 'out-of-reach' }
  /** Of whoever sees no declaration, names or texts until they have said what for. */
  | { code: 'purpose-required' }
  | { code: 'invalid-input'; errors: InputIssue[] }
  /** Each change of what whoever orders it does not see. */
  | { code: 'unknown-pointer'; pointers: string[] }
  /** Each change that nobody asked for. */
  | { code: 'not-asked'; pointers: string[] }
  /** Each change of what a granted act has on its record. */
  | { code: 'registered-fact'; pointers: string[] }
  /** Another case holds the life event. */
  | { code: 'duplicate-case'; caseId: string; caseCode: string }
  /** The act of that case rests on the step. */
  | { code: 'act-stands-on-it'; caseId: string; caseCode: string }
  /** The key was used for something else. */
  | { code: 'key-reused' }
  /** What of the case stands, and why. */
  | { code: 'nothing-to-withdraw'; stands: StandingStep[] }
  | PlainRefusal<PlainRejection>
  /** No such dossier is with this agency. */
  | { code: 'unknown-dossier' }
  /** No such paper is there for this asker. */
  | { code: 'unknown-document' }
  /** A paper holds malware: nobody is to open it. */
  | { code: 'infected' }
  /** A message of this id has come before. */
  | { code: 'replayed-message' }
  /** The engine did not take it within the time there was; asked again, it has one effect. */
  | { code: 'engine-away' }
  /** The case was changing just then; asked again, it has one effect. */
  | { code: 'not-now' };

/** Why a case does not take an order, where the reason alone says everything. */
export type PlainRejection = Exclude<
  OrderRejection,
  'not-asked' | 'registered-fact' | 'nothing-to-withdraw' | 'case-ended' | 'stale-declaration'
>;
type PlainRefusal<Code extends string> = { [C in Code]: { code: C } }[Code];

export interface Refused {
  ok: false;
  refusal: Refusal;
}
export type Result<Value> = { ok: true; value: Value } | Refused;

export const refused = (refusal: Refusal): Refused => ({ ok: false, refusal });
export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
