/** Files cases of either bundle through the public API, as a portal does, and waits until they are settled. */
import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { z } from 'zod';
import type { Ready } from '../../runtime/stack/ready';
import { readServerSentEvents } from '../../cli/http/server-sent-events';
import type { Posted } from './prepared-family';
import { mustBeGranted, SettledCases } from './settled-cases';

const Filed = z.looseObject({ caseId: z.string() });
const Event = z.looseObject({ type: z.string() });
const Settled = z.looseObject({ data: z.looseObject({ outcome: z.string() }) });

export interface SettledCase {
  caseId: string;
  /** Until the answer 201. */
  postMs: number;
  /** From the start of the POST until the event `case-settled` has arrived. */
  settledMs: number;
}

export class CaseFiler {
  private readonly http: Pool;
  private readonly settledCases = new SettledCases((path) => this.read(path));

  constructor(private readonly ready: Ready) {
    this.http = new Pool(ready.api);
  }

  /** One among many: noticed as settled up to a tenth of a second late. */
  async runOne(posted: Posted): Promise<string> {
    const caseId = await this.file(posted);
    await this.settledCases.until(caseId);
    return caseId;
  }

  /** One alone, exact in time: the case's own stream of events says when it is settled. */
  async timeOne(posted: Posted): Promise<SettledCase> {
    const startedAt = performance.now();
    const caseId = await this.file(posted);
    const postMs = performance.now() - startedAt;
    await this.settled(caseId);
    return { caseId, postMs, settledMs: performance.now() - startedAt };
  }

  close(): Promise<void> {
    return this.http.destroy();
  }

  private async file(posted: Posted): Promise<string> {
    const { statusCode, body } = await this.http.request({
      method: 'POST',
      path: '/v1/cases',
      headers: {
        authorization: this.bearer('portal'),
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(posted),
    });
    const reply: unknown = await body.json();
    if (statusCode !== 201) throw new Error(`filing was answered with ${statusCode}`);
    return Filed.parse(reply).caseId;
  }

  private async read(path: string): Promise<unknown> {
    const headers = { authorization: this.bearer('ops') };
    const { body } = await this.http.request({ method: 'GET', path, headers });
    return body.json();
  }

  private async settled(caseId: string): Promise<void> {
    const { statusCode, body } = await this.http.request({
      method: 'GET',
      path: `/v1/cases/${caseId}/events/stream`,
      headers: { authorization: this.bearer('ops') },
    });
    if (statusCode !== 200) throw new Error(`the stream was answered with ${statusCode}`);
    for await (const { data } of readServerSentEvents(body)) {
      const event: unknown = JSON.parse(data);
      if (Event.parse(event).type === 'case-settled') return mustBeGranted(Settled.parse(event).data.outcome);
    }
    throw new Error('the stream ended before the case did');
  }

  private bearer(role: string): string {
    return `Bearer ${this.ready.tokens?.[role] ?? ''}`;
  }
}
