/** What has come of a case so far, as its workflow would have put it on record. */
import type { CaseEvent, EventDraft } from '../../domain/case-events';
import type { CaseView } from '../../domain/case-view';
import { addDays } from '../../domain/viet-nam-time';

/** One in five waits for its birth, one in five for a residence, the others are settled; one in fifty is asked for more. */
export function storyOf(view: CaseView, serial: number, receivedOn: string): EventDraft[] {
  const tell = new Teller(view, receivedOn);
  tell.sent('birth', 0);
  if (serial % 5 === 0) {
    if (serial % 50 === 0) tell.asked('birth', 1);
    return tell.drafts;
  }
  tell.granted('birth', 1);
  for (const { id } of view.steps.slice(1)) tell.sent(id, 1);
  for (const { id } of view.steps.slice(1))
    if (id !== 'residence' || serial % 5 !== 1) tell.granted(id, 2 + (serial % 4));
  if (serial % 5 !== 1) tell.settled(2 + (serial % 4));
  return tell.drafts;
}

class Teller {
  readonly drafts: EventDraft[] = [];

  constructor(
    private readonly view: CaseView,
    private readonly receivedOn: string,
  ) {}

  sent(step: string, afterDays: number): void {
    const { caseId, office, steps, dueAt } = this.view;
    const place = steps.find(({ id }) => id === step)?.place ?? office.commune;
    const data = { round: 1, dossierKey: `${caseId}/${step}/1`, dueAt, office, place };
    this.add({ type: 'step-filed', step, data }, afterDays);
  }

  granted(step: string, afterDays: number): void {
    const at = this.at(afterDays);
    const data = {
      decisionId: `d-${step}`,
      decidedAt: at,
      provisional: false,
      result: { ref: `result-${step}` },
    };
    this.add({ type: 'step-granted', step, data }, afterDays, {
      [`result-${step}`]: { registeredOn: at.slice(0, 10) },
    });
  }

  asked(step: string, afterDays: number): void {
    const [at, until] = [this.at(afterDays), this.at(30)];
    const asked = { fields: [], documents: ['paper'], reason: { code: 'unclear' }, until, request: 'd1' };
    const data = { decisionId: 'd1', decidedAt: at, asked: { ref: 'asked' }, until, supplements: 1 };
    this.add({ type: 'supplement-requested', step, data }, afterDays, { asked });
  }

  settled(afterDays: number): void {
    this.add({ type: 'case-settled', step: null, data: { outcome: 'granted' } }, afterDays);
  }

  private at(afterDays: number): string {
    return `${addDays(this.receivedOn, afterDays)}T10:00:00+07:00`;
  }

  private add(
    event: {
      [T in CaseEvent['type']]: Pick<Extract<CaseEvent, { type: T }>, 'type' | 'step' | 'data'>;
    }[CaseEvent['type']],
    afterDays: number,
    documents: EventDraft['documents'] = {},
  ): void {
    const id = `run/${String(this.drafts.length + 1)}`;
    // Type and data belong together as they are given.
    this.drafts.push({
      event: { id, at: this.at(afterDays), by: 'system', ...event },
      documents,
    });
  }
}
