import type { CaseState } from '../../domain/fold/case-state';
import { applyEvent } from '../../domain/fold/apply-event';
import { askedBack } from '../../domain/fold/folded-step';
import type { CaseUnderTest } from './case-under-test';

/** What an operator has skipped is seen to by hand, outside the case; not where a step goes on without being recalled. */
export function notByHand({
  record: { events, documents },
  dossiers,
}: CaseUnderTest): (step: { id: string }) => boolean {
  let state: CaseState | undefined;
  const skipped = new Set<string | null>();
  for (const event of events) {
    const step = state?.steps.find(({ plan }) => plan.id === event.step);
    const isRecalled = step && askedBack(step)?.how === 'recalled';
    if (event.type === 'step-skipped' && !isRecalled) skipped.add(event.step);
    // What was granted against what the case is by then is an operator's matter too, as long as it stands.
    const { data } = event;
    const isContradicted = event.type === 'decision-contradicts' && 'dossierKey' in data;
    if (isContradicted && dossiers.some(({ key, hasEffect }) => key === data.dossierKey && hasEffect))
      skipped.add(event.step);
    state = applyEvent(state, event, documents);
  }
  return ({ id }) => !skipped.has(id);
}
