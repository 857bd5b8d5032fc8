import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { withoutByteOrderMark } from '../../domain/text';
import type { Headers } from './components';

/**
 * The client by which every party speaks to the gateway: each attempt has a message id, time and signature of its own,
 * and of each answer it is known who gave it. How messages are signed is the party's own matter.
 */
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
  contentType: string;
  /** Parsed JSON, the bare text where it is none, undefined where there is no body. */
  body: unknown;
  /** The body as it came. */
  bytes: Buffer;
  /** The party whose answer to this message it is; undefined for whatever else came back on the way. */
  signedBy: string | undefined;
}

export interface SignedClient {
  /** Throws a plain Error when no answer came (an outage); every status that came is returned. */
  send(message: SignedMessage): Promise<SignedAnswer>;
  close(): Promise<void>;
}

export interface RequestToSign {
  method: string;
  /** Absolute: its authority is part of what is signed. */
  url: string;
  /** Lower-case names; `x-message-id` is always among them. */
  headers: Record<string, string>;
  body: string | undefined;
  /** When it is signed, in epoch milliseconds; now, unless it is said. */
  now?: number;
}

export interface AnswerToCheck {
  request: { method: string; url: string; headers: Headers };
  answer: { status: number; headers: Headers; body: Buffer };
}

/** How a party signs its requests, and recognises who has answered. */
export interface MessageSignatures {
  /** All headers of the request, signature and digest among them. */
  sign(request: RequestToSign): Promise<Record<string, string>>;
  signerOf(exchange: AnswerToCheck): Promise<string | undefined>;
}

export interface SignedClientOptions {
  baseUrl: string;
  signatures: MessageSignatures;
  timeoutMs?: number;
  connections?: number;
}

export function createSignedClient(options: SignedClientOptions): SignedClient {
  const { origin, pathname } = new URL(options.baseUrl);
  const prefix = pathname === '/' ? '' : pathname.replace(/\/$/, '');
  const pool = new Pool(origin, { connections: options.connections ?? 32, pipelining: 1 });
  const { signatures } = options;
  return {
    send: async (message) => {
      const { method } = message;
      const path = prefix + message.path;
      const url = origin + path;
      const body = message.body === undefined ? undefined : JSON.stringify(message.body);
      const headers = await signatures.sign({ method, url, headers: headersOf(message), body });
      const signal = AbortSignal.timeout(message.timeoutMs ?? options.timeoutMs ?? 10_000);
      const received = await pool.request({ method, path, headers, body: body ?? null, signal });
      const bytes = Buffer.from(await received.body.arrayBuffer());
      const answer = { status: received.statusCode, headers: received.headers, body: bytes };
      return {
        status: received.statusCode,
        contentType: String(received.headers['content-type'] ?? ''),
        body: parsed(bytes.toString('utf8')),
        bytes,
        signedBy: await signatures.signerOf({ request: { method, url, headers }, answer }),
      };
    },
    close: () => pool.destroy(),
  };
}

function headersOf(message: SignedMessage): Record<string, string> {
  return {
    'x-message-id': randomUUID(),
    'x-case-id': message.caseId,
    'x-user-id': message.userId,
    'x-purpose': message.purpose,
    'idempotency-key': message.idempotencyKey,
    ...(message.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(withoutByteOrderMark(text));
  } catch {
    return text;
  }
}
