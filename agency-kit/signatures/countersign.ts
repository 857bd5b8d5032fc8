import { coveredByGateway } from './covered';
import { createSignature } from './message-signature';
import type { ReceivedRequest } from './received-request';
import { headerOf, type HeaderValues } from './signature-base';
import type { SigningKey } from '../../runtime/signatures/signing-key';

/** Headers that the sender has signed; the others end here, so that no one who is not a party can add any. */
const passedOn = [
  'content-type',
  'content-digest',
  'x-message-id',
  'x-case-id',
  'x-user-id',
  'x-purpose',
  'idempotency-key',
  'signature-input',
  'signature',
];

export interface Countersigning {
  received: ReceivedRequest;
  /** Of the signature that the gateway has found good. */
  senderLabel: string;
  /** Whom it goes to. */
  to: { host: string; target: string };
  key: SigningKey;
  /** Epoch milliseconds. */
  now?: number;
}

/**
 * The headers with which the gateway hands a message on: what the sender has signed and its signature, unchanged, and
 * the gateway's own over both and over the name under which it was called.
 */
export function countersigned({
  received,
  senderLabel,
  to,
  key,
  now,
}: Countersigning): Record<string, string> {
  const { method, headers } = received;
  const kept = { ...pick(headers, passedOn), forwarded: `host="${headerOf(headers, 'host') ?? ''}"` };
  const own = createSignature({
    label: 'gateway',
    components: coveredByGateway(kept, senderLabel),
    message: { method, target: to.target, authority: to.host, headers: kept },
    key,
    ...(now === undefined ? {} : { now }),
  });
  return {
    ...kept,
    'signature-input': `${headerOf(headers, 'signature-input') ?? ''}, ${own['signature-input']}`,
    signature: `${headerOf(headers, 'signature') ?? ''}, ${own.signature}`,
  };
}

export function pick(headers: HeaderValues, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headerOf(headers, name);
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
