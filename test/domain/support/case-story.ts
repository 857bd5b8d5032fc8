import { filedOnline, filedThere, office } from '../../support/places';
import type {
  CaseEvent,
  CaseEventData,
  CaseEventType,
  Documents,
  PlannedStep,
} from '../../../domain/case-events';
import type { CaseView, StepView } from '../../../domain/case-view';
import { fold } from '../../../domain/fold/fold';
import { vietNamInstant } from '../../../domain/viet-nam-time';

/** A case told event by event, one minute after another, as its engine would have it on record. */
export const filedAt = '2026-11-23T09:00:00+07:00';
export const dueAt = '2026-11-27T17:00:00+07:00';
export const stepDueAt = '2026-11-23T17:00:00+07:00';

const planned = (id: string, over: Partial<PlannedStep> = {}): PlannedStep => ({
  id,
  agency: 'civil-status',
  after: ['birth'],
  notApplicable: null,
  place: office.commune,
  awaits: { what: 'personal-number', from: 'population' },
  notifies: null,
  ...over,
});
export const plan: PlannedStep[] = [
  planned('birth', { after: [], awaits: null, notifies: 'population' }),
  planned('residence', { agency: 'residence', notifies: 'population' }),
  planned('health-insurance', { agency: 'social-insurance' }),
  planned('identity-card', { agency: 'identity', notApplicable: 'not-asked' }),
];

export class CaseStory {
  readonly events: CaseEvent[] = [];
  documents: Documents = { declaration: {} };

  constructor(steps: PlannedStep[] = plan) {
    this.tell('case-filed', null, {
      caseId: 'case-1',
      caseCode: '000.00.01.H29-261123-0001',
      trackingCode: 'T',
      bundle: 'birth',
      edition: '2026-09-01',
      calendar: '2026-11-24',
      tariffs: '2026-11-24',
      receivedAt: filedAt,
      dueAt,
      certainty: 'official',
      verification: false,
      flags: [],
      ...filedOnline,
      steps,
      declaration: { ref: 'declaration' },
    });
  }

  tell<T extends CaseEventType>(
    type: T,
    step: string | null,
    data: CaseEventData[T],
    documents: Documents = {},
  ): this {
    const n = this.events.length;
    const event = { id: `run/${n}`, at: this.timeOf(n), type, step, by: 'system', data };
    this.events.push(event as unknown as CaseEvent);
    this.documents = { ...this.documents, ...documents };
    return this;
  }

  /** When the nth event happened. */
  timeOf(n: number): string {
    return vietNamInstant(Date.parse(filedAt) + n * 60_000);
  }

  get view(): CaseView {
    return fold(this.events, this.documents);
  }

  step(id: string): StepView {
    return this.view.steps.find((step) => step.id === id)!;
  }

  filed(step: string, round = 1): this {
    return this.tell('step-filed', step, {
      round,
      dossierKey: `case-1/${step}/${round}`,
      dueAt: stepDueAt,
      ...filedThere,
    });
  }

  granted(
    step: string,
    { provisional = false, result = { step } }: { provisional?: boolean; result?: object } = {},
  ): this {
    const ref = `${this.events.length}/result`;
    const data = { ...this.decided(), provisional, result: { ref } };
    return this.tell('step-granted', step, data, { [ref]: result });
  }

  amended(step: string, result: object = { step }): this {
    const ref = `${this.events.length}/result`;
    return this.tell('step-amended', step, { ...this.decided(), result: { ref } }, { [ref]: result });
  }

  refused(step: string, code = 'household-head-refuses'): this {
    const ref = `${this.events.length}/reason`;
    const data = { ...this.decided(), code, reason: { ref } };
    return this.tell('step-refused', step, data, { [ref]: { code, text: 'Chủ hộ không đồng ý' } });
  }

  asked(step: string): this {
    const ref = `${this.events.length}/asked`;
    const until = '2026-12-02T17:00:00+07:00';
    const supplements = this.step(step).supplements + 1;
    const asked = {
      fields: [{ pointer: '/child/name' }],
      documents: [],
      reason: null,
      until,
      request: `decision-${this.events.length}`,
    };
    const data = { ...this.decided(), asked: { ref }, until, supplements };
    return this.tell('supplement-requested', step, data, { [ref]: asked });
  }

  stuck(step: string): this {
    return this.tell('step-stuck', step, { what: 'delivery', cause: 'message-refused', status: 400 });
  }

  delayed(step: string, what: 'delivery' | 'notice'): this {
    return this.tell('step-delayed', step, { what, agency: 'residence', deadlineAtRisk: stepDueAt });
  }

  resumed(step: string, what: 'delivery' | 'notice'): this {
    return this.tell('step-resumed', step, { what, agency: 'residence' });
  }

  noticeDelivered(step: string): this {
    return this.tell('notice-delivered', step, this.told(step));
  }

  noticeStuck(step: string): this {
    return this.tell('notice-stuck', step, { ...this.told(step), cause: 'message-refused', status: 409 });
  }

  settled(): this {
    return this.tell('case-settled', null, { outcome: 'granted' });
  }

  private told(step: string) {
    return { what: 'notice', agency: 'population', dossierKey: `case-1/${step}/1` } as const;
  }

  private decided() {
    const n = this.events.length;
    return { decisionId: `decision-${n}`, decidedAt: this.timeOf(n) };
  }
}
