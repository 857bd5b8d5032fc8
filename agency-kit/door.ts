import type { IncomingMessage, RequestListener } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { AgencyId } from '../domain/agencies';
import type { Logger } from '../runtime/logging';
import type { PartyKeys } from '../runtime/signatures/party-keys';
import type { SigningKey } from '../runtime/signatures/signing-key';
import { jsonReply, problemReply, readBody, type Reply, writeReply } from './http/exchange';
import { Problem } from './http/problem';
import type { Contract } from './contract';
import { ReplayGuard } from './replay-guard';
import { mayUse } from './signatures/access';
import { type ReceivedRequest, senderBehindGateway } from './signatures/received-request';
import { isDigestOf } from './signatures/signature-base';
import { signedReply } from './signatures/signed-reply';
import type { Faults } from '../simulators/controls/faults';

/**
 * What a message meets at an agency's door, in this order: faults on demand, the signatures of gateway and sender, the
 * contract. What is answered from there on is the agency's own word, and signed; refused before, it is not.
 */
export interface AgencyServerParts {
  /** Answers everything below `/_sim`, which no fault reaches. */
  controls: RequestListener;
  contract: Contract;
  faults: Faults;
  agency: AgencyId;
  key: SigningKey;
  partyKeys: PartyKeys;
  log: Logger;
}

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
  private readonly guard = new ReplayGuard();

  constructor(private readonly parts: AgencyServerParts) {}

  /** Undefined when the message was handled and the answer is to get lost. */
  async reply(request: IncomingMessage): Promise<Reply | undefined> {
    if (this.parts.faults.isOut) return problemReply({ status: 503, code: 'unavailable' });
    if (request.url === '/healthz') return jsonReply(200, { status: 'ok' });
    return this.orProblem(() => this.answer(request));
  }

  private async orProblem(answer: () => Promise<Reply | undefined>): Promise<Reply | undefined> {
    try {
      return await answer();
    } catch (error) {
      if (error instanceof Problem) return problemReply(error.details);
      // All else is an outage for the sender, who tries again.
      this.parts.log.warn({ err: error }, 'a message was not taken');
      return problemReply({ status: 503, code: 'unavailable' });
    }
  }

  private async answer(request: IncomingMessage): Promise<Reply | undefined> {
    const { method = 'GET', url = '/', headers } = request;
    const received = { method, target: url, headers };
    const { body, senderLabel } = await this.admit(request, received);
    const reply = await this.orProblem(() => this.carryOut(method, url, body));
    return reply && signedReply(reply, { request: received, senderLabel, key: this.parts.key });
  }

  /** Throws 401 or 403, before the body is read wherever that can be. */
  private async admit(
    request: IncomingMessage,
    received: ReceivedRequest,
  ): Promise<{ body: Buffer; senderLabel: string }> {
    const { agency, partyKeys } = this.parts;
    const sender = await senderBehindGateway(received, { keys: partyKeys, prefix: `/${agency}` });
    if (sender.check !== 'good') throw new Problem({ status: 401, code: sender.check });
    if (this.guard.isTooOld(sender.signedAt)) throw new Problem({ status: 401, code: 'stale' });
    if (!mayUse(sender.party, received.target)) throw new Problem({ status: 403, code: 'not-yours-to-send' });
    const body = await readBody(request);
    if (body === undefined) throw new Problem({ status: 413, code: 'too-large' });
    if (!isDigestOf(body, received.headers)) throw new Problem({ status: 401, code: 'forged' });
    if (!this.guard.claim(sender.messageId)) throw new Problem({ status: 401, code: 'replayed-message' });
    return { body, senderLabel: sender.label };
  }

  private async carryOut(method: string, url: string, body: Buffer): Promise<Reply | undefined> {
    const { faults, contract } = this.parts;
    const [path = ''] = url.split('?', 1);
    await this.strike(path);
    const isLost = faults.strikes('loseAnswerRate');
    const answer = await contract.answer({ method, path, body: parsedJson(body) }).catch((error: unknown) => {
      if (isLost && error instanceof Problem) return undefined;
      throw error;
    });
    return isLost || !answer ? undefined : jsonReply(answer.status, answer.body);
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
