/** Days on which something was decided or paid, as far as they can be true. */
import type { InputIssue } from '../../domain/messages';
import { dayOf, type Day } from '../../domain/viet-nam-time';
import { getEdition, getForm } from '../../procedures/bundles';
import type { CaseOnRecord } from '../case-on-record';
import { refused, type Refused } from '../refusal';

/** Nothing is decided or paid on a day to come, nor before what it is about has happened. */
function refusalOfDay(pointer: string, on: Day, notBefore: Day | undefined): Refused | undefined {
  const code = codeOf(on, notBefore);
  return code && refused({ code: 'invalid-input', errors: [{ pointer, code }] });
}

/** The same of a decision or payment in a case, which is about a life event as it is declared. */
export function refusalOfDayInCase(
  pointer: string,
  on: Day,
  { state, declaration }: Pick<CaseOnRecord, 'state' | 'declaration'>,
): Refused | undefined {
  const { bundle, edition } = state.filed;
  const intake = getForm(getEdition(bundle, edition));
  const declared = intake.schema.safeParse(declaration);
  return refusalOfDay(pointer, on, declared.success ? intake.happenedOn(declared.data) : undefined);
}

function codeOf(on: Day, notBefore: Day | undefined): InputIssue['code'] | undefined {
  if (on > dayOf(Date.now())) return 'in-the-future';
  return notBefore !== undefined && on < notBefore ? 'before-the-event' : undefined;
}
