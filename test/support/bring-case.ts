import type { RecordedCase } from '../../domain/case-events';
import type { WaitingFor } from '../../domain/case-view';
import type { CaseUnderTest } from './case-under-test';
import type { Meet, Meeting } from './model-agencies';
import type { Fate, Prefix } from './prefixes';
import { foldState } from '../../domain/fold/fold';
import type { Order } from '../../workflows/messages';
import { retry, supplement } from './orders';
import { ask, grant, refuse } from './words';

/** Whoever asks after a dossier is told nothing that counts, in one way after another. */
const unsaid: readonly Meeting[] = ['is-down', 'is-intercepted', 'tells-another-key'];

/**
 * Files a case and brings it as far as a prefix says. Steps whose message is to be refused, or to stay under way, meet
 * that at their agency until `mend` is called; two steps of one agency are told apart.
 */
export async function bringCase<C extends CaseUnderTest>(
  file: (input: RecordedCase, meet: Meet) => Promise<C>,
  input: RecordedCase,
  { first, later }: Prefix,
): Promise<{ one: C; mend: () => void }> {
  const [head, ...others] = foldState(input.events, input.documents).steps.map(({ plan }) => plan.id);
  const fates = new Map<string, Fate>([
    [head ?? '', first],
    ...others.map((id, i): [string, Fate] => [id, later[i] ?? 'with-agency']),
  ]);
  let mended = false;
  let asked = 0;
  const one = await file(input, ({ agency, step, act }): Meeting => {
    if (mended || agency === 'population') return 'arrives';
    const fate = fates.get(step);
    if (fate === 'stuck' && act === 'file') return 'is-refused';
    // Its agency holds it, and nobody can know.
    if (fate === 'on-its-way' && act === 'file') return 'loses-answer';
    return fate === 'on-its-way' && act === 'look' ? unsaid[asked++ % unsaid.length]! : 'arrives';
  });
  const heldUp = ({ step, what }: WaitingFor) => what === 'delivery' && fates.get(step) === 'on-its-way';
  await one.untilQuiet(heldUp);
  for (const [step, fate] of fates) {
    if (one.recorded.steps.find(({ id }) => id === step)?.state !== 'with-agency') continue;
    if (fate === 'granted') await one.decide(step, grant(step));
    if (fate === 'refused') await one.decide(step, refuse());
    if (fate === 'awaiting-citizen') await one.decide(step, ask('/applicant'));
    await one.untilQuiet(heldUp);
  }
  return { one, mend: () => void (mended = true) };
}

/** Whoever is waited for does what is waited for, until the case is settled. */
export async function closeCase(one: CaseUnderTest): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    const view = await one.untilQuiet();
    if (view.settledAt !== null) return;
    // Meanwhile the worker asks after what may have arrived.
    if (view.waitingFor.some(({ who }) => who === 'operator')) await one.findStrays();
    for (const dossier of one.decidable()) await one.decideOn(dossier, grant(dossier.filing.step));
    for (const { who, step, cause } of view.waitingFor) {
      if (cause === 'notice-refused') one.agencies.believe(one.caseId);
      if (who === 'operator') await one.order(retry(step));
      if (who === 'citizen') await one.order(answer(one, step));
    }
  }
  throw new Error(`not settled: ${JSON.stringify(one.recorded.waitingFor)}`);
}

/** Says again what has been declared. */
export function answer(one: CaseUnderTest, step: string): Order {
  const { declarationRef } = one;
  const asked = one.recorded.steps.find(({ id }) => id === step)?.asked?.fields[0]?.pointer ?? '';
  const declaration = one.record.documents[declarationRef];
  if (typeof declaration !== 'object' || declaration === null) throw new Error('nothing has been declared');
  return supplement(step, { declaration, declarationRef, pointers: [asked] });
}
