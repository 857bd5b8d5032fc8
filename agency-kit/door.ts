import type { IncomingMessage, RequestListener } from 'node:http';
import type { Logger } from '../runtime/logging';
import type { PartyKeys } from '../runtime/signatures/party-keys';
import type { SigningKey } from '../runtime/signatures/signing-key';
import type { Contract } from './contract';
import type { Disturbances } from './disturbances';
import { jsonReply, problemReply, readBody, type Reply, writeReply } from './http/exchange';
import { Problem } from './http/problem';
import type { ReplayGuard } from './replay-guard';
import { mayUse } from './signatures/access';
import { type ReceivedRequest, senderBehindGateway } from './signatures/received-request';
import { isDigestOf } from './signatures/signature-base';
import { signedReply } from './signatures/signed-reply';

/**
 * What a message meets at an agency's door, in this order: the signatures of gateway and sender, then the contract. What
 * is answered from there on is the agency's own word, and signed; refused before, it is not.
 */
export interface DoorParts {
  /** The agency's name on the network. */
  id: string;
  contract: Contract;
  disturbances: Disturbances;
  guard: ReplayGuard;
  key: SigningKey;
  partyKeys: PartyKeys;
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
      const { disturbances, key } = this.parts;
      const { method = 'GET', url = '/', headers } = request;
      if (disturbances.isOut) throw new Problem({ status: 503, code: 'unavailable' });
      if (url === '/healthz') return jsonReply(200, { status: 'ok' });
      const received = { method, target: url, headers };
      const { body, senderLabel } = await this.admit(request, received);
      const [path = ''] = url.split('?', 1);
      const reply = await this.orProblem(() =>
        disturbances.aroundMessage(path, () => this.orProblem(() => this.answer(method, path, body))),
      );
      return reply && signedReply(reply, { request: received, senderLabel, key });
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

  /** Throws 401 or 403, before the body is read wherever that can be. */
  private async admit(
    request: IncomingMessage,
    received: ReceivedRequest,
  ): Promise<{ body: Buffer; senderLabel: string }> {
    const { id, partyKeys, guard } = this.parts;
    const sender = await senderBehindGateway(received, { keys: partyKeys, prefix: `/${id}` });
    if (sender.check !== 'good') throw new Problem({ status: 401, code: sender.check });
    if (guard.isTooOld(sender.signedAt)) throw new Problem({ status: 401, code: 'stale' });
    if (!mayUse(sender.party, received.target)) throw new Problem({ status: 403, code: 'not-yours-to-send' });
    const body = await readBody(request);
    if (body === undefined) throw new Problem({ status: 413, code: 'too-large' });
    if (!isDigestOf(body, received.headers)) throw new Problem({ status: 401, code: 'forged' });
    if (!guard.claim(sender.messageId)) throw new Problem({ status: 401, code: 'replayed-message' });
    return { body, senderLabel: sender.label };
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
