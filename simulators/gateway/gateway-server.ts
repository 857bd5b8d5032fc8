import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { jsonReply, problemReply, readBody, type Reply, writeReply } from '../../agency-kit/http/exchange';
import type { ReplayGuard } from '../../agency-kit/replay-guard';
import {
  type ReceivedRequest,
  type Sender,
  senderAtGateway,
} from '../../agency-kit/signatures/received-request';
import { headerOf, isDigestOf } from '../../agency-kit/signatures/signature-base';
import type { ClockWatch } from '../../runtime/clock-watch';
import type { Logger } from '../../runtime/logging';
import type { PartyKeys } from '../../runtime/signatures/party-keys';
import type { MessageLog } from './message-log';
import { PassingOn, type PassingOnOptions } from './passing-on';
import { findRoute, maySend, type GatewayRoute } from './routes';

/**
 * The gateway (LGSP): checks who sends, refuses what it has seen before, keeps a record, and hands the message on with
 * its sender's signature and its own, bytes unchanged; the answer goes back as it came. Plain node:http, because every
 * message of every case passes here twice.
 */
export interface GatewayOptions extends PassingOnOptions {
  partyKeys: PartyKeys;
  /** The names under which it is called; a message to another host is none for this gateway. */
  hosts: readonly string[];
  messages: MessageLog;
  guard: ReplayGuard;
  /** While it is wrong nothing is passed on: the sender tries again. */
  clock: Pick<ClockWatch, 'state'>;
  log: Logger;
}

export interface Gateway {
  server: Server;
  close(): Promise<void>;
}

export function createGateway(options: GatewayOptions): Gateway {
  const gateway = new GatewayHandler(options);
  const server = createServer((request, response) => void gateway.serve(request, response));
  return { server, close: () => gateway.close() };
}

type KnownSender = Extract<Sender, { check: 'good' }>;

class GatewayHandler {
  private readonly passingOn: PassingOn;

  constructor(private readonly options: GatewayOptions) {
    this.passingOn = new PassingOn(options);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await this.replyTo(request).catch((error: unknown): Reply => {
      this.options.log.warn({ err: error }, 'a message was not taken');
      return problem(503, 'unavailable');
    });
    writeReply(response, reply);
  }

  async close(): Promise<void> {
    await this.options.messages.flush();
    await this.passingOn.close();
  }

  /** Whoever may not send has no body read, and burns no message id that another may still use. */
  private async replyTo(request: IncomingMessage): Promise<Reply> {
    const { method = 'GET', url = '/', headers } = request;
    if (url === '/healthz') return jsonReply(200, { status: 'ok' });
    if (this.options.clock.state === 'wrong') return problem(503, 'unavailable');
    const route = findRoute(method, url);
    if (!route) return problem(404, 'unknown-route');
    if (!this.options.hosts.includes(headerOf(headers, 'host') ?? '')) return problem(421, 'another-host');
    const received = { method, target: url, headers };
    const sender = await senderAtGateway(received, this.options.partyKeys);
    if (sender.check !== 'good') return problem(401, sender.check);
    if (this.options.guard.isTooOld(sender.signedAt)) return problem(401, 'stale');
    if (!maySend(sender.party, route)) return problem(403, 'not-yours-to-send');
    const body = await readBody(request);
    if (body === undefined) return problem(413, 'too-large');
    if (!isDigestOf(body, headers)) return problem(401, 'forged');
    if (!this.options.guard.claim(sender.messageId)) return problem(409, 'replayed-message');
    return this.pass({ ...received, body }, sender, route);
  }

  private async pass(
    received: ReceivedRequest & { body: Buffer },
    { party, label, messageId }: KnownSender,
    route: GatewayRoute,
  ): Promise<Reply> {
    const at = new Date();
    const reply = await this.passingOn.send(received, label, route);
    const { method } = received;
    const { receiver, path } = route;
    const answered = { status: reply.status, durationMs: Date.now() - at.getTime() };
    this.options.messages.answer({ messageId, at, sender: party, receiver, method, path, ...answered });
    return reply;
  }
}

const problem = (status: number, code: string): Reply => problemReply({ status, code });
