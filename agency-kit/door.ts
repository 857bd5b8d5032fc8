import type { IncomingMessage, RequestListener } from 'node:http';
import { parties } from '../runtime/gateway/keys';
import { verifyRequest } from '../runtime/gateway/signature';
import type { Logger } from '../runtime/logging';
import type { Contract } from './contract';
import type { Disturbances } from './disturbances';
import { jsonReply, problemReply, readBody, type Reply, writeReply } from './http/exchange';
import { Problem } from './http/problem';
import type { ReplayGuard } from './replay-guard';

/** What a message meets at an agency's door, in this order: the gateway's signature, then the contract. */
export interface DoorParts {
  contract: Contract;
  disturbances: Disturbances;
  guard: ReplayGuard;
  gatewaysKey: Buffer;
  log: Logger;
}

export function createDoor(parts: DoorParts): RequestListener {
  const door = new Door(parts);
  return (request, response) =>
    void door.reply(request).then((reply) => {
      if (reply) writeReply(response, reply);
      else response.socket?.destroy();
    });
}

class Door {
  constructor(private readonly parts: DoorParts) {}

  /** Undefined when the answer is to get lost. */
  reply(request: IncomingMessage): Promise<Reply | undefined> {
    return this.orProblem(async () => {
      const { disturbances } = this.parts;
      const { method = 'GET', url = '/' } = request;
      if (disturbances.isOut) throw new Problem({ status: 503, code: 'unavailable' });
      if (url === '/healthz') return jsonReply(200, { status: 'ok' });
      const raw = await this.signedBody(request, method, url);
      const [path = ''] = url.split('?', 1);
      return disturbances.aroundMessage(path, () => this.orProblem(() => this.answer(method, path, raw)));
    });
  }

  private async answer(method: string, path: string, raw: Buffer): Promise<Reply> {
    const answer = await this.parts.contract.answer({ method, path, body: parsedJson(raw) });
    return jsonReply(answer.status, answer.body);
  }

  private async orProblem<Answer>(reply: () => Promise<Answer>): Promise<Answer | Reply> {
    try {
      return await reply();
    } catch (error) {
      if (error instanceof Problem) return problemReply(error.details);
      // All else is an outage for the sender, who tries again.
      this.parts.log.warn({ err: error }, 'a message was not taken');
      return problemReply({ status: 503, code: 'unavailable' });
    }
  }

  /** Only the gateway speaks to an agency; whoever it speaks for, it has checked. */
  private async signedBody(request: IncomingMessage, method: string, path: string): Promise<Buffer> {
    const body = await readBody(request);
    if (body === undefined) throw new Problem({ status: 413, code: 'too-large' });
    const keyOf = (keyId: string) => (keyId === parties.gateway ? this.parts.gatewaysKey : undefined);
    const { headers } = request;
    const now = Date.now();
    const maxAgeMs = this.parts.guard.maxAgeAt(now);
    const verified = await verifyRequest({ method, path, body, headers, keyOf, maxAgeMs, now });
    if (!verified.ok) throw new Problem({ status: 401, code: verified.reason });
    if (!this.parts.guard.claim(verified.messageId, now))
      throw new Problem({ status: 409, code: 'replayed-message' });
    return body;
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
