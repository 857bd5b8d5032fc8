import { randomUUID } from 'node:crypto';
import type { Signing } from './signing';

export interface Answer {
  status: number;
  contentType: string;
  body: unknown;
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
    private readonly agency: string,
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
    const signed = await this.signing.sign({ agency: this.agency, method, url, headers, body: text, at });
    const response = await fetch(url, {
      method,
      headers: {
        ...(tampering === 'unsigned' ? headers : signed),
        ...(tampering === 'other-header' ? { 'x-case-id': `${caseId}0` } : {}),
      },
      ...(text === undefined ? {} : { body: tampering === 'other-body' ? text.replace('"', ' "') : text }),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const { status } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const answer = { status, headers: Object.fromEntries(response.headers), body: bytes };
    const request = { method, url: url.href, headers: signed };
    return {
      status,
      contentType: response.headers.get('content-type') ?? '',
      body: parsed(bytes.toString('utf8')),
      signedBy: await this.signing.signerOf({ request, answer }),
    };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
