/** What is wrong with a decision in itself, before anybody looks at who holds the task. */
import { findPointerParts, isBelow } from '../../domain/json-pointer';
import { workingDaysAfter } from '../../domain/legal-clock';
import { dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import { getForm } from '../../procedures/bundles';
import { currentCalendar } from '../../procedures/shared/calendar';
import { hasPlace } from '../../procedures/shared/intake/form-places.schema';
import { reasonsFor, sentenceOf } from '../reasons';
import { refuse } from '../refusal';
import { findStepLaw } from '../step-law';
import type { OfficersDecision, TaskRow } from '../tasks/task';

/** As it comes in. */
export type DecisionSent = Pick<OfficersDecision, 'decision'> & {
  [Member in Exclude<keyof OfficersDecision, 'decision'>]?: OfficersDecision[Member] | undefined;
};

/** Own words are at least so long. */
const leastText = 10;
const limitDays = { least: 3, most: 30, usual: 7 };

/** With what goes without saying filled in. Throws `DeskRefusedError` for what the law or the form does not have. */
export function readContent(task: TaskRow, sent: DecisionSent): OfficersDecision {
  const { decision, overrides = [], fields, documents, until, result } = sent;
  const isFitting = (decision === 'carried-out') === (task.kind === 'reversal');
  if (!isFitting)
    throw refuse({ code: 'invalid-input', errors: [{ pointer: '/decision', code: 'not-allowed' }] });
  switch (decision) {
    case 'carried-out':
      return { decision, overrides };
    case 'grant':
      return { decision, overrides, ...(result && { result }) };
    case 'refuse':
      return { decision, overrides, reason: reasonIn(task, decision, sent) };
    case 'request-supplement': {
      if ((fields ?? []).length + (documents ?? []).length === 0) throw refuse({ code: 'fields-required' });
      requireKnown(task, fields ?? []);
      const asked = { ...(fields && { fields }), ...(documents && { documents }) };
      return { decision, overrides, reason: reasonIn(task, decision, sent), ...asked, until: limitOf(until) };
    }
  }
}

function reasonIn(
  { step }: TaskRow,
  decision: 'refuse' | 'request-supplement',
  { reason }: DecisionSent,
): NonNullable<OfficersDecision['reason']> {
  if (!reason) throw refuse({ code: 'reason-required' });
  const known = reasonsFor(step, decision).find(({ code }) => code === reason.code);
  if (!known) throw refuse({ code: 'unknown-reason' });
  const text = reason.text?.trim() ?? '';
  if (known.textRequired && text.length < leastText) throw refuse({ code: 'reason-required' });
  return { code: reason.code, text: text === '' ? sentenceOf(known) : text };
}

/** What the step has nothing to do with it may not ask about. */
function requireKnown({ step }: TaskRow, fields: readonly { pointer: string }[]): void {
  const law = findStepLaw(step, dayOf(Date.now()));
  const form = law && getForm(law.edition).schema;
  const isKnown = (pointer: string): boolean =>
    findPointerParts(pointer) !== undefined &&
    (law?.spec.shows ?? []).some((shown) => isBelow(pointer, shown)) &&
    (form === undefined || hasPlace(form, pointer));
  const pointers = fields.flatMap(({ pointer }, i) => (isKnown(pointer) ? [] : [`/fields/${i}/pointer`]));
  if (pointers.length > 0) throw refuse({ code: 'unknown-pointer', pointers });
}

/** The end of office hours of a working day, three to thirty of them ahead. */
function limitOf(until: string | undefined): string {
  const limits = workingDaysAhead(limitDays.most);
  if (until === undefined) return limits[limitDays.usual - 1] ?? vietNamInstant(Date.now());
  const at = Date.parse(until);
  const limit = limits.slice(limitDays.least - 1).find((one) => Date.parse(one) === at);
  if (limit === undefined) throw refuse({ code: 'bad-limit' });
  return limit;
}

/** Fewer where the calendar ends before. */
function workingDaysAhead(count: number): string[] {
  const now = vietNamInstant(Date.now());
  return Array.from({ length: count }, (_, i) => workingDaysAfter(now, i + 1, currentCalendar)).flatMap(
    (limit) => limit ?? [],
  );
}
