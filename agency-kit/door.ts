import type { IncomingMessage, RequestListener } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parties } from '../runtime/gateway/keys';
import { verifyRequest } from '../runtime/gateway/signature';
import type { Logger } from '../runtime/logging';
import { jsonReply, problemReply, readBody, type Reply, writeReply } from './http/exchange';
import { Problem } from './http/problem';
import type { Contract } from './contract';
import type { Faults } from '../simulators/controls/faults';

/** What a message meets at an agency's door, in this order: faults on demand, the gateway's signature, the contract. */
export interface AgencyServerParts {
  /** Answers everything below `/_sim`, which no fault reaches. */
  controls: RequestListener;
  contract: Contract;
  faults: Faults;
  gatewaysKey: Buffer;
  log: Logger;
}

const maxAgeMs = 5 * 60_000;

export function createAgencyServer(parts: AgencyServerParts): RequestListener {
  const door = new Door(parts);
  return (request, response) => {
    if (request.url?.startsWith('/_sim')) return parts.controls(request, response);
    return void door.reply(request).then((reply) => {
      if (reply) writeReply(response, reply);
      else response.socket?.destroy();
    });
  };
}

class Door {
  constructor(private readonly parts: AgencyServerParts) {}

  /** Undefined when the message was handled and the answer is to get lost. */
  async reply(request: IncomingMessage): Promise<Reply | undefined> {
    try {
      return await this.answer(request);
    } catch (error) {
      if (error instanceof Problem) return problemReply(error.details);
      // All else is an outage for the sender, who tries again.
      this.parts.log.warn({ err: error }, 'a message was not taken');
      return problemReply({ status: 503, code: 'unavailable' });
    }
  }

  private async answer(request: IncomingMessage): Promise<Reply | undefined> {
    const { faults, contract } = this.parts;
    const { method = 'GET', url = '/' } = request;
    if (faults.isOut) throw new Problem({ status: 503, code: 'unavailable' });
    if (url === '/healthz') return jsonReply(200, { status: 'ok' });
    const raw = await this.signedBody(request, method, url);
    const [path = ''] = url.split('?', 1);
    await this.strike(path);
    const isLost = faults.strikes('loseAnswerRate');
    const answer = await contract.answer({ method, path, body: parsedJson(raw) }).catch((error: unknown) => {
      if (isLost && error instanceof Problem) return undefined;
      throw error;
    });
    return isLost || !answer ? undefined : jsonReply(answer.status, answer.body);
  }

  /** Only the gateway speaks to an agency; whoever it speaks for, it has checked. */
  private async signedBody(request: IncomingMessage, method: string, path: string): Promise<Buffer> {
    const body = await readBody(request);
    if (body === undefined) throw new Problem({ status: 413, code: 'too-large' });
    const keyOf = (keyId: string) => (keyId === parties.gateway ? this.parts.gatewaysKey : undefined);
    const { headers } = request;
    const verified = await verifyRequest({ method, path, body, headers, keyOf, maxAgeMs });
    if (!verified.ok) throw new Problem({ status: 401, code: verified.reason });
    return body;
  }

  /** Faults that come before any effect; enquiries among agencies are never refused as wrong. */
  private async strike(path: string): Promise<void> {
    const { faults } = this.parts;
    const { latencyMs } = faults.settings;
    if (latencyMs !== undefined && latencyMs > 0) await delay(latencyMs);
    if (faults.strikes('errorRate')) throw new Problem({ status: 500, code: 'fault' });
    const rejection = path.startsWith('/dossiers/') ? await faults.takeRejection() : undefined;
    if (rejection) throw new Problem(rejection);
  }
}

function parsedJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Problem({ status: 400, code: 'not-json' });
  }
}
