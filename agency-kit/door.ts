import type { IncomingMessage, RequestListener } from 'node:http';
import { withoutByteOrderMark } from '../domain/text';
import type { ClockWatch } from '../runtime/clock-watch';
import type { Logger } from '../runtime/logging';
import type { PartyKeys } from '../runtime/signatures/party-keys';
import type { SigningKey } from '../runtime/signatures/signing-key';
import type { Contract } from './contract';
import type { Answering, Disturbances } from './disturbances';
import { jsonReply, problemReply, readBody, type Reply, writeReply } from './http/exchange';
import { Problem } from './http/problem';
import { ReplayGuard } from './replay-guard';
import { mayUse } from './signatures/access';
import { type ReceivedRequest, senderBehindGateway } from './signatures/received-request';
import { isDigestOf } from './signatures/signature-base';
import { signedReply } from './signatures/signed-reply';

/**
 * What a message meets at an agency's door, in this order: the signatures of gateway and sender, then the contract. What
 * is answered from there on is the agency's own word, and signed; refused before, it is not.
 */
export interface DoorParts {
  contract: Contract;
  disturbances: Disturbances;
  /** While it is wrong nothing is taken: the sender tries again. */
  clock: Pick<ClockWatch, 'state'>;
  /** The agency's name: its path at the gateway, unless it is mounted somewhere. */
  agency: string;
  /** Its path where it listens and at the gateway alike. */
  mountedAt?: string | undefined;
  /** Epoch milliseconds; nothing that was signed since then can have been taken by an earlier run. Now, unless given. */
  startedAt?: number | undefined;
  key: SigningKey;
  partyKeys: PartyKeys;
  log: Logger;
}

export function createDoor(parts: DoorParts): RequestListener {
  const door = new Door(parts);
  return (request, response) =>
    void door.reply(request).then((answer) => {
      if (answer === 'lost') response.socket?.destroy();
      else if (answer !== 'never') writeReply(response, answer);
    });
}

class Door {
  private readonly guard: ReplayGuard;
  private readonly mountedAt: string;

  constructor(private readonly parts: DoorParts) {
    this.guard = new ReplayGuard({ startedAt: parts.startedAt });
    this.mountedAt = parts.mountedAt ?? '';
  }

  async reply(request: IncomingMessage): Promise<Reply | 'lost' | 'never'> {
    if (this.parts.disturbances.isOut) return problemReply({ status: 503, code: 'unavailable' });
    if (request.url === '/healthz') return jsonReply(200, { status: 'ok' });
    if (this.parts.clock.state === 'wrong') return problemReply({ status: 503, code: 'unavailable' });
    return this.orProblem(() => this.answer(request));
  }

  private async orProblem<Answer>(answer: () => Promise<Answer>): Promise<Answer | Reply> {
    try {
      return await answer();
    } catch (error) {
      if (error instanceof Problem) return problemReply(error.details);
      // All else is an outage for the sender, who tries again.
      this.parts.log.warn({ err: error }, 'a message was not taken');
      return problemReply({ status: 503, code: 'unavailable' });
    }
  }

  private async answer(request: IncomingMessage): Promise<Reply | 'lost' | 'never'> {
    const { method = 'GET', url = '/', headers } = request;
    const received = { method, target: url, headers };
    const [path = ''] = url.slice(this.mountedAt.length).split('?', 1);
    const { body, senderLabel } = await this.admit(request, received, path);
    const handle = () => this.orProblem(() => this.carryOut(method, path, body));
    const answer = await this.disturbed({ method, path }, handle);
    if (typeof answer === 'string') return answer;
    const { reply, isOwn } = answer;
    return isOwn ? signedReply(reply, { request: received, senderLabel, key: this.parts.key }) : reply;
  }

  private async disturbed(
    message: { method: string; path: string },
    handle: () => Promise<Reply>,
  ): Promise<Answering> {
    const answer = await this.orProblem(() => this.parts.disturbances.aroundMessage(message, handle));
    return typeof answer === 'object' && 'status' in answer ? { reply: answer, isOwn: true } : answer;
  }

  /** Throws 401 or 403, before the body is read wherever that can be. */
  private async admit(
    request: IncomingMessage,
    received: ReceivedRequest,
    path: string,
  ): Promise<{ body: Buffer; senderLabel: string }> {
    const { agency, partyKeys, mountedAt } = this.parts;
    const prefix = mountedAt === undefined ? `/${agency}` : '';
    const sender = await senderBehindGateway(received, { keys: partyKeys, prefix });
    if (sender.check !== 'good') throw new Problem({ status: 401, code: sender.check });
    if (this.guard.isTooOld(sender.signedAt)) throw new Problem({ status: 401, code: 'stale' });
    if (!mayUse(sender.party, path)) throw new Problem({ status: 403, code: 'not-yours-to-send' });
    const body = await readBody(request);
    if (body === undefined) throw new Problem({ status: 413, code: 'too-large' });
    if (!isDigestOf(body, received.headers)) throw new Problem({ status: 401, code: 'forged' });
    if (!this.guard.claim(sender.messageId)) throw new Problem({ status: 401, code: 'replayed-message' });
    return { body, senderLabel: sender.label };
  }

  private async carryOut(method: string, path: string, body: Buffer): Promise<Reply> {
    const answer = await this.parts.contract.answer({ method, path, body: parsedJson(body) });
    return jsonReply(answer.status, answer.body);
  }
}

function parsedJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(withoutByteOrderMark(body.toString('utf8')));
  } catch {
    throw new Problem({ status: 400, code: 'not-json' });
  }
}
