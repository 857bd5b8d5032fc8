import type { HeaderValues } from './signature-base';

/** What each signature of the network covers (docs/message-signatures.md), as `Signature-Input` writes it. */
const requestAlways = ['@method', '@authority', '@path', '@query', 'content-digest', 'x-message-id'];
/** Covered where they are there, so that none can be put in on the way. */
const requestHeaders = ['content-type', 'x-case-id', 'x-user-id', 'x-purpose', 'idempotency-key'];

export function coveredBySender(headers: HeaderValues): string[] {
  return [...requestAlways, ...requestHeaders.filter((name) => headers[name] !== undefined)].map(quoted);
}

/** Besides all that the sender's covers: under which name the gateway was called, and the sender's signature. */
export function coveredByGateway(headers: HeaderValues, senderLabel: string): string[] {
  return [...coveredBySender(headers), '"forwarded"', `"signature";key="${senderLabel}"`];
}

/** An answer is tied to its request by the message id and by the signature, which no other request has. */
export function coveredByAnswer(senderLabel: string): string[] {
  const request = ['"x-message-id";req', `"signature";req;key="${senderLabel}"`];
  return [...['@status', 'content-digest', 'content-type'].map(quoted), ...request];
}

const quoted = (name: string): string => `"${name}"`;
