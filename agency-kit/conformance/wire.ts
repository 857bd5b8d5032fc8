import { randomUUID } from 'node:crypto';
import type { Signing } from './signing';

export interface Answer {
  status: number;
  contentType: string;
  body: unknown;
}

/** What is wrong with a message on purpose. */
export type Tampering = 'unsigned' | 'old' | 'other-body' | 'other-header' | { messageId: string };

export interface WireMessage {
  method: 'GET' | 'PUT' | 'POST';
  /** Below the agency's address, percent-encoded. */
  path: string;
  caseId: string;
  body?: object;
  idempotencyKey?: string;
  tampering?: Tampering | undefined;
}

/** Longer ago than any signature holds. */
const longAgoMs = 20 * 60_000;
const answerWithinMs = 15_000;

/** Messages to one agency, each rightly signed unless it is to be otherwise. Throws when nobody answers. */
export class Wire {
  private readonly base: string;

  constructor(
    address: string,
    private readonly signing: Signing,
  ) {
    this.base = address.replace(/\/$/, '');
  }

  async send({ method, path, caseId, body, idempotencyKey, tampering }: WireMessage): Promise<Answer> {
    const url = new URL(this.base + path);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      'x-message-id': typeof tampering === 'object' ? tampering.messageId : randomUUID(),
      'x-case-id': caseId,
      'x-user-id': 'system',
      'x-purpose': 'filing',
      'idempotency-key': idempotencyKey ?? randomUUID(),
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const at = new Date(Date.now() - (tampering === 'old' ? longAgoMs : 0));
    const signature = await this.signing.sign({ method, url, headers, body: text, at });
    const response = await fetch(url, {
      method,
      headers: {
        ...headers,
        ...(tampering === 'unsigned' ? {} : signature),
        ...(tampering === 'other-header' ? { 'x-case-id': `${caseId}0` } : {}),
      },
      ...(text === undefined ? {} : { body: tampering === 'other-body' ? text.replace('"', ' "') : text }),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, contentType, body: parsed(await response.text()) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
