import type { HeaderValues } from './signature-base';
import type { Component } from './structured-fields';

const plain = (name: string): Component => ({ name, text: `"${name}"`, parameters: new Map() });

/** What each signature of the network covers (docs/message-signatures.md). */
const requestAlways = ['@method', '@authority', '@path', '@query', 'content-digest', 'x-message-id'].map(
  plain,
);
/** Covered where they are there, so that none can be put in on the way. */
const requestHeaders = ['content-type', 'x-case-id', 'x-user-id', 'x-purpose', 'idempotency-key'].map(plain);
const forwarded = plain('forwarded');
const answerAlways = ['@status', 'content-digest', 'content-type'].map(plain);
const messageIdOfRequest: Component = {
  name: 'x-message-id',
  text: '"x-message-id";req',
  parameters: new Map([['req', '?1']]),
};

export function coveredBySender(headers: HeaderValues): Component[] {
  return [...requestAlways, ...requestHeaders.filter(({ name }) => headers[name] !== undefined)];
}

/** Besides all that the sender's covers: under which name the gateway was called, and the sender's signature. */
export function coveredByGateway(headers: HeaderValues, senderLabel: string): Component[] {
  const key = `"${senderLabel}"`;
  const signature = {
    name: 'signature',
    text: `"signature";key=${key}`,
    parameters: new Map([['key', key]]),
  };
  return [...coveredBySender(headers), forwarded, signature];
}

/** An answer is tied to its request by the message id and by the signature, which no other request has. */
export function coveredByAnswer(senderLabel: string): Component[] {
  const key = `"${senderLabel}"`;
  const parameters = new Map([
    ['req', '?1'],
    ['key', key],
  ]);
  const signature = { name: 'signature', text: `"signature";req;key=${key}`, parameters };
  return [...answerAlways, messageIdOfRequest, signature];
}
