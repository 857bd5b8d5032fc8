import { filedThere } from '../../support/places';
import type { CaseEvent, Documents } from '../../../domain/case-events';
import { birthDeclaration } from '../../support/declarations';
import type { RunningApi } from './running-api';

/** A case with a story on record, as its workflow would have put it there. */
export class CaseOnFile {
  private events = 0;
  private constructor(
    readonly caseId: string,
    private readonly api: RunningApi,
  ) {}

  static async file(
    api: RunningApi,
    declaration: unknown = birthDeclaration(),
    receivedAt?: string,
  ): Promise<CaseOnFile> {
    const token = await api.token({ subject: 'portal-1' });
    const filed = await api.file(declaration, { token, ...(receivedAt && { body: { receivedAt } }) });
    if (filed.status !== 201) throw new Error(`not filed: ${filed.text}`);
    return new CaseOnFile(String(filed.body['caseId']), api);
  }

  private async tell(
    event: Pick<CaseEvent, 'type' | 'data'> & { step: string | null; id?: string; by?: string },
    documents: Documents = {},
  ): Promise<this> {
    this.events += 1;
    const whole = { id: `run/${this.events}`, at: '2026-11-24T10:00:00+07:00', by: 'system', ...event };
    await this.api.register.appendEvents(this.caseId, [{ event: whole as CaseEvent, documents }]);
    return this;
  }

  sent(step = 'birth'): Promise<this> {
    const dossierKey = `${this.caseId}/${step}/1`;
    const data = { round: 1, dossierKey, dueAt: '2026-11-26T17:00:00+07:00', ...filedThere };
    return this.tell({ type: 'step-filed', step, data });
  }

  /** The agency asks for these fields. */
  asked(...pointers: string[]): Promise<this> {
    return this.askedUntil('2999-12-03T17:00:00+07:00', ...pointers);
  }

  async askedUntil(until: string, ...pointers: string[]): Promise<this> {
    await this.sent();
    const decided = { decisionId: 'd1', decidedAt: '2026-11-24T10:00:00+07:00' };
    const asked = {
      fields: pointers.map((pointer) => ({ pointer })),
      documents: [],
      reason: { code: 'unclear' },
      until,
      request: 'd1',
    };
    return this.tell(
      {
        type: 'supplement-requested',
        step: 'birth',
        data: { ...decided, asked: { ref: 'asked' }, until, supplements: 1 },
      },
      { asked },
    );
  }

  async granted(step = 'birth', result: Readonly<Record<string, unknown>> = {}): Promise<this> {
    await this.sent(step);
    const decided = { decisionId: `d-${step}`, decidedAt: '2026-11-24T10:00:00+07:00', provisional: false };
    const ref = `result-${step}`;
    return this.tell(
      { type: 'step-granted', step, data: { ...decided, result: { ref } } },
      { [ref]: result },
    );
  }

  async stuck(step = 'birth', cause = 'schema-mismatch'): Promise<this> {
    return this.tell({ type: 'step-stuck', step, data: { what: 'delivery', cause, status: 422 } });
  }

  /** As it stands on record once a workflow has taken an order under this id. */
  withdrawn(id: string): Promise<this> {
    const withdraw = [{ step: 'residence', otherwise: null }];
    const stands = [{ step: 'birth', reason: 'falls-only-by-decision' }];
    const data = { orderId: id, withdraw, reverse: [], stands, order: { ref: id } };
    return this.tell(
      { type: 'withdrawal-ordered', step: null, id, by: 'citizen', data },
      { [id]: { reason: 'moved' } },
    );
  }

  order(rest: string, body: unknown, ask: { token: string; key?: string; language?: string }) {
    const { token, key, language = 'en' } = ask;
    const path = rest.startsWith('/')
      ? `/v1/ops/cases/${this.caseId}${rest}`
      : `/v1/cases/${this.caseId}/${rest}`;
    const headers = { 'accept-language': language };
    return this.api.ask('POST', path, { token, body, headers, ...(key !== undefined && { key }) });
  }
}
