import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { signRequest } from './signature';

/** The client by which every party speaks to the gateway: each attempt has a message id, time and signature of its own. */
export interface SignedMessage {
  method: 'GET' | 'PUT' | 'POST';
  /** Below the gateway's address, percent-encoded. */
  path: string;
  body?: unknown;
  caseId: string;
  userId: string;
  purpose: string;
  /** Stays the same over all attempts, unlike the message id. */
  idempotencyKey: string;
  timeoutMs?: number;
}

export interface SignedAnswer {
  status: number;
  /** Parsed JSON, the bare text where it is none, undefined where there is no body. */
  body: unknown;
  /** The body as it came. */
  bytes: Buffer;
}

export interface SignedClient {
  /** Throws a plain Error when no answer came (an outage); every status that came is returned. */
  send(message: SignedMessage): Promise<SignedAnswer>;
  close(): Promise<void>;
}

export interface SignedClientOptions {
  baseUrl: string;
  party: string;
  key: Buffer;
  timeoutMs?: number;
  connections?: number;
}

export function createSignedClient(options: SignedClientOptions): SignedClient {
  const { origin, pathname } = new URL(options.baseUrl);
  const prefix = pathname === '/' ? '' : pathname.replace(/\/$/, '');
  const pool = new Pool(origin, { connections: options.connections ?? 32, pipelining: 1 });
  return {
    send: async (message) => {
      const path = prefix + message.path;
      const body = message.body === undefined ? undefined : JSON.stringify(message.body);
      const headers = await signedHeaders(options, { ...message, path, body });
      const timeoutMs = message.timeoutMs ?? options.timeoutMs ?? 10_000;
      const answer = await pool.request({
        method: message.method,
        path,
        headers,
        body: body ?? null,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      return { status: answer.statusCode, body: parsed(bytes.toString('utf8')), bytes };
    },
    close: () => pool.destroy(),
  };
}

async function signedHeaders(
  { party, key }: SignedClientOptions,
  message: SignedMessage & { body: string | undefined },
): Promise<Record<string, string>> {
  const headers = {
    'x-message-id': randomUUID(),
    'x-case-id': message.caseId,
    'x-user-id': message.userId,
    'x-purpose': message.purpose,
    'idempotency-key': message.idempotencyKey,
  };
  const signature = await signRequest({
    method: message.method,
    path: message.path,
    body: message.body,
    headers,
    keyId: party,
    key,
  });
  const type = message.body === undefined ? {} : { 'content-type': 'application/json' };
  return { ...headers, ...type, ...signature };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
