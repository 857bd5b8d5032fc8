import { Pool as HttpPool, errors } from 'undici';
import { problemReply, type Reply } from '../../agency-kit/http/exchange';
import type { ReceivedRequest } from '../../agency-kit/signatures/received-request';
import { headerOf } from '../../agency-kit/signatures/signature-base';
import { countersigned, pick } from '../../agency-kit/signatures/countersign';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import type { GatewayRoute } from './routes';

/** What of an answer shows whose word it is. */
const passedBack = ['content-digest', 'signature-input', 'signature'];

export interface PassingOnOptions {
  key: SigningKey;
  /** Where each party listens, by its name; `lienthong` is the engine's API. */
  addresses: Readonly<Record<string, string>>;
  forwardTimeoutMs?: number;
}

/** Hands a message on to its receiver, and the answer back, both unchanged but for the gateway's signature on the first. */
export class PassingOn {
  private readonly receivers = new Map<string, { pool: HttpPool; host: string }>();

  constructor(private readonly options: PassingOnOptions) {
    for (const [party, address] of Object.entries(options.addresses)) {
      const pool = new HttpPool(address, { connections: 32, pipelining: 1 });
      this.receivers.set(party, { pool, host: new URL(address).host });
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.receivers.values()].map(({ pool }) => pool.destroy()));
  }

  async send(
    received: ReceivedRequest & { body: Buffer },
    senderLabel: string,
    route: GatewayRoute,
  ): Promise<Reply> {
    try {
      return await this.exchange(received, senderLabel, route);
    } catch (error) {
      const late = error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;
      return late ? problem(504, 'receiver-silent') : problem(502, 'receiver-unreachable');
    }
  }

  private async exchange(
    received: ReceivedRequest & { body: Buffer },
    senderLabel: string,
    { receiver, path, query }: GatewayRoute,
  ): Promise<Reply> {
    const { method, body } = received;
    const to = this.receivers.get(receiver);
    if (!to) throw new Error(`no address for ${receiver}`);
    const timeoutMs = this.options.forwardTimeoutMs ?? 15_000;
    const target = path + query;
    const answer = await to.pool.request({
      method: method === 'PUT' || method === 'POST' ? method : 'GET',
      path: target,
      headers: countersigned({
        received,
        senderLabel,
        to: { host: to.host, target },
        key: this.options.key,
      }),
      body: body.length > 0 ? body : null,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    return {
      status: answer.statusCode,
      contentType: headerOf(answer.headers, 'content-type') ?? 'application/octet-stream',
      body: Buffer.from(await answer.body.arrayBuffer()),
      headers: pick(answer.headers, passedBack),
    };
  }
}

const problem = (status: number, code: string): Reply => problemReply({ status, code });
