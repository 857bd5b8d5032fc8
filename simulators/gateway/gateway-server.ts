import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Pool as HttpPool, errors } from 'undici';
import type { AgencyId } from '../../domain/agencies';
import { deriveKey, parties } from '../../runtime/gateway/keys';
import { signRequest, verifyRequest } from '../../runtime/gateway/signature';
import type { Logger } from '../../runtime/logging';
import { jsonReply, problemReply, readBody, type Reply, writeReply } from '../../agency-kit/http/exchange';
import type { MessageLog } from './message-log';
import type { ReplayGuard } from '../../agency-kit/replay-guard';
import { findRoute, maySend, type Route } from './routes';

/**
 * The gateway (LGSP): checks who sends, refuses what it has seen before, keeps a record, and hands the message on in
 * its own name, bytes unchanged. Plain node:http, because every message of every case passes here twice.
 */
export interface GatewayOptions {
  gatewayKey: string;
  /** Where each party listens; `lienthong` is the engine's API. */
  addresses: Readonly<Record<AgencyId | typeof parties.engine, string>>;
  messages: MessageLog;
  guard: ReplayGuard;
  log: Logger;
  forwardTimeoutMs?: number;
}

export interface Gateway {
  server: Server;
  close(): Promise<void>;
}

const handedOn = ['content-type', 'x-message-id', 'x-case-id', 'x-user-id', 'x-purpose', 'idempotency-key'];

export function createGateway(options: GatewayOptions): Gateway {
  const gateway = new GatewayHandler(options);
  const server = createServer((request, response) => void gateway.serve(request, response));
  return { server, close: () => gateway.close() };
}

class GatewayHandler {
  private readonly pools = new Map<string, HttpPool>();
  private readonly keys = new Map<string, Buffer>();
  private readonly ownKey: Buffer;

  constructor(private readonly options: GatewayOptions) {
    for (const [party, address] of Object.entries(options.addresses)) {
      this.pools.set(party, new HttpPool(address, { connections: 32, pipelining: 1 }));
      this.keys.set(party, deriveKey(options.gatewayKey, party));
    }
    this.ownKey = deriveKey(options.gatewayKey, parties.gateway);
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
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  private async replyTo(request: IncomingMessage): Promise<Reply> {
    const { method = 'GET', url = '/', headers } = request;
    if (url === '/healthz') return jsonReply(200, { status: 'ok' });
    const body = await readBody(request);
    if (body === undefined) return problem(413, 'too-large');
    const route = findRoute(method, url);
    if (!route) return problem(404, 'unknown-route');
    const keyOf = (keyId: string) => this.keys.get(keyId);
    const now = Date.now();
    const { guard, messages } = this.options;
    const maxAgeMs = guard.maxAgeAt(now);
    const verified = await verifyRequest({ method, path: url, body, headers, keyOf, maxAgeMs, now });
    if (!verified.ok) return problem(401, verified.reason);
    if (!maySend(verified.keyId, route)) return problem(403, 'not-yours-to-send');
    const { messageId, keyId: sender } = verified;
    if (!guard.claim(messageId, now)) return problem(409, 'replayed-message');
    const reply = await this.forward(route, method, body, headers);
    const { receiver, path } = route;
    const answered = { status: reply.status, durationMs: Date.now() - now };
    messages.answer({ messageId, at: new Date(now), sender, receiver, method, path, ...answered });
    return reply;
  }

  private async forward(
    route: Route,
    method: string,
    body: Buffer,
    received: IncomingMessage['headers'],
  ): Promise<Reply> {
    const headers = pick(received, handedOn);
    const signature = await signRequest({
      method,
      path: route.path,
      body,
      headers,
      keyId: parties.gateway,
      key: this.ownKey,
    });
    try {
      return await this.exchange(route, method, body, { ...headers, ...signature });
    } catch (error) {
      const late = error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;
      return late ? problem(504, 'receiver-silent') : problem(502, 'receiver-unreachable');
    }
  }

  private async exchange(
    route: Route,
    method: string,
    body: Buffer,
    headers: Record<string, string>,
  ): Promise<Reply> {
    const pool = this.pools.get(route.receiver);
    if (!pool) throw new Error(`no address for ${route.receiver}`);
    const timeoutMs = this.options.forwardTimeoutMs ?? 15_000;
    const answer = await pool.request({
      method: method === 'PUT' || method === 'POST' ? method : 'GET',
      path: route.path,
      headers,
      body: body.length > 0 ? body : null,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    const type = answer.headers['content-type'];
    return {
      status: answer.statusCode,
      contentType: typeof type === 'string' ? type : 'application/json',
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  }
}

function pick(headers: IncomingMessage['headers'], names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') picked[name] = value;
  }
  return picked;
}

const problem = (status: number, code: string): Reply => problemReply({ status, code });
