import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DossierAnswer } from '../../domain/schemas/agency-contract';
import { NotSeen, Unmet } from './finding';
import type { CallbackReceiver } from './receiver';
import { fresh, type DossierSample } from './samples';
import type { Answer, Tampering, Wire } from './wire';

export interface AgencyUnderTestOptions {
  /** Its name on the network. */
  id: string;
  wire: Wire;
  step: string;
  sample: DossierSample;
  receiver: CallbackReceiver;
  /** How long a decision may take. */
  decisionWithinMs: number;
}

/** An agency at some address, spoken to as the engine speaks to it. */
export class AgencyUnderTest {
  readonly id: string;
  readonly sample: DossierSample;
  readonly receiver: CallbackReceiver;

  constructor(private readonly options: AgencyUnderTestOptions) {
    this.id = options.id;
    this.sample = options.sample;
    this.receiver = options.receiver;
  }

  /** Under which nothing has been filed yet. */
  newKey(): string {
    return `conform-${randomUUID()}/${this.options.step}/1`;
  }

  filing(key: string, dossier = fresh(this.sample.granted)): object {
    const [caseId = '', step = '', round = '1'] = key.split('/');
    const callbackPath = `/v1/callbacks/${this.id}`;
    return { caseId, step, round: Number(round), edition: '2026-09-01', callbackPath, dossier };
  }

  file(key: string, filing: object, tampering?: Tampering): Promise<Answer> {
    return this.send('PUT', key, '', filing, { tampering });
  }

  get(key: string): Promise<Answer> {
    return this.send('GET', key);
  }

  order(
    key: string,
    action: 'supplement' | 'withdrawal' | 'reversal',
    body: object,
    how: { idempotencyKey?: string } = {},
  ): Promise<Answer> {
    return this.send('POST', key, `/${action}`, body, how);
  }

  /** The whole path is the caller's, for what is not a dossier's. */
  getPath(path: string): Promise<Answer> {
    return this.options.wire.send({ method: 'GET', path, caseId: 'conform' });
  }

  withdraw(key: string, how: { idempotencyKey?: string } = {}): Promise<Answer> {
    return this.order(key, 'withdrawal', { reason: 'the applicant has changed their mind' }, how);
  }

  reverse(key: string): Promise<Answer> {
    return this.order(key, 'reversal', { ...this.sample.reversal, reason: 'granted in error' });
  }

  /** What `GET` says once there is a decision; `NotSeen` when none is made in time. */
  async decided(key: string): Promise<DossierAnswer> {
    const { decisionWithinMs } = this.options;
    const end = Date.now() + decisionWithinMs;
    for (let pauseMs = 50; Date.now() < end; pauseMs = Math.min(2 * pauseMs, 1_000)) {
      const { status, body } = await this.get(key);
      const { data, error } = DossierAnswer.safeParse(body);
      if (status !== 200 || error) throw new Unmet(dossierShown, `${status} ${JSON.stringify(body)}`);
      if (data.state !== 'received') return data;
      await delay(pauseMs);
    }
    throw new NotSeen({
      vi: `cơ quan chưa quyết định trong ${decisionWithinMs / 1_000} giây`,
      en: `the agency made no decision within ${decisionWithinMs / 1_000} s`,
    });
  }

  /** The key of a dossier that has been granted. */
  async granted(): Promise<string> {
    const key = this.newKey();
    await this.file(key, this.filing(key));
    const { state } = await this.decided(key);
    if (state === 'granted') return key;
    throw new NotSeen({
      vi: `hồ sơ mẫu không được giải quyết mà là ${state}; hãy nêu hồ sơ khác bằng --samples`,
      en: `the sample dossier was not granted but ${state}; name another with --samples`,
    });
  }

  private send(
    method: 'GET' | 'PUT' | 'POST',
    key: string,
    rest = '',
    body?: object,
    how: { idempotencyKey?: string; tampering?: Tampering | undefined } = {},
  ): Promise<Answer> {
    const path = `/dossiers/${encodeURIComponent(key)}${rest}`;
    const [caseId = key] = key.split('/');
    return this.options.wire.send({ method, path, caseId, ...(body && { body }), ...how });
  }
}

const dossierShown = {
  vi: 'GET trả lời 200 {key,state,decision?}',
  en: 'GET answers 200 {key,state,decision?}',
};
