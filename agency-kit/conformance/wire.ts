import { randomUUID } from 'node:crypto';
import type { SuiteSigning } from './signing';

export interface Answer {
  status: number;
  contentType: string;
  body: unknown;
  /** The party whose own answer to this message it is. */
  signedBy: string | undefined;
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
    private readonly signing: SuiteSigning,
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
    const signed = this.signing.sign({ method, url, headers, body: text, at });
    const sent = {
      ...(tampering === 'unsigned' ? headers : signed),
      ...(tampering === 'other-header' ? { 'x-case-id': `${caseId}0` } : {}),
    };
    const response = await fetch(url, {
      method,
      headers: sent,
      ...(text === undefined ? {} : { body: tampering === 'other-body' ? text.replace('"', ' "') : text }),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const { status } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const answer = { status, headers: Object.fromEntries(response.headers), body: bytes };
    const contentType = response.headers.get('content-type') ?? '';
    const signedBy = await this.signing.signerOf(answer, { method, url, headers: sent });
    return { status, contentType, body: parsed(bytes.toString('utf8')), signedBy };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
