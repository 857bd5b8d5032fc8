import { randomUUID } from 'node:crypto';
import { coveredBySender } from '../../agency-kit/signatures/covered';
import { createSignature } from '../../agency-kit/signatures/message-signature';
import { contentDigest } from '../../agency-kit/signatures/signature-base';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import { countersigned } from '../../agency-kit/signatures/countersign';

/** Messages made by hand, so that they can be altered, come late, or be sent twice. */
export interface HandMadeMessage {
  key: SigningKey;
  method: string;
  /** Of the gateway, which the sender calls. */
  url: string;
  body?: string | undefined;
  headers?: Record<string, string> | undefined;
  /** When it is signed, in epoch milliseconds. */
  now?: number | undefined;
}

/** The headers as a sender signs them for the gateway. */
export function signedHeaders({ key, method, url, body, ...more }: HandMadeMessage): Record<string, string> {
  const { host, pathname, search } = new URL(url);
  const headers = {
    'x-message-id': randomUUID(),
    'x-case-id': 'case',
    'x-user-id': 'system',
    'x-purpose': 'filing',
    'idempotency-key': 'k',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...more.headers,
    'content-digest': contentDigest(body),
  };
  const signature = createSignature({
    label: 'sender',
    components: coveredBySender(headers),
    message: { method, target: pathname + search, authority: host, headers },
    key,
    ...(more.now === undefined ? {} : { now: more.now }),
  });
  return { ...headers, ...signature };
}

/** The same as the gateway hands them on to `to`, which is where they arrive. */
export function passedOnHeaders(
  message: HandMadeMessage & { to: string; gatewayKey: SigningKey },
): Record<string, string> {
  const { host, pathname, search } = new URL(message.to);
  const { host: called, pathname: target } = new URL(message.url);
  const headers = { ...signedHeaders(message), host: called };
  return countersigned({
    received: { method: message.method, target, headers },
    senderLabel: 'sender',
    to: { host, target: pathname + search },
    key: message.gatewayKey,
    ...(message.now === undefined ? {} : { now: message.now }),
  });
}
