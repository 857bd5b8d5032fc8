import { type ComponentParser, httpbis } from 'http-message-signatures';
import {
  type InnerList,
  type Item,
  type Parameters,
  serializeItem,
  serializeString,
} from 'structured-headers';
import { headerOf, type Headers, membersOf } from './components';

export interface RequestMessage {
  method: string;
  url: string;
  headers: Headers;
}
export interface AnswerMessage {
  status: number;
  headers: Headers;
}

/**
 * What is signed, line by line (RFC 9421, section 2.5). Each value is the library's reading of the message. `text` is
 * how `Signature-Input` has the list. Throws where a component is not there.
 */
export function signatureBase(
  [components]: InnerList,
  text: string,
  message: RequestMessage | AnswerMessage,
  answered?: RequestMessage,
): Buffer {
  let base = '';
  for (const component of components) {
    const lines = isPlain(component)
      ? [plainLine(component, message)]
      : linesOf(component, message, answered);
    for (const [name, values] of lines) for (const value of values) base += `${name}: ${value}\n`;
  }
  return Buffer.from(`${base}"@signature-params": ${text}`);
}

/** A component as it is named in what is signed, and its values in the message. */
type Line = [name: string, values: string[]];

/** A name and no more, as nearly all are: the library would write and parse it three times over. */
function isPlain(component: Item): component is [string, Parameters] {
  const name: unknown = component[0];
  return typeof name === 'string' && component[1].size === 0 && name.toLowerCase() !== '@signature-params';
}

const none = new Map<string, never>();

function plainLine([name]: [string, Parameters], message: RequestMessage | AnswerMessage): Line {
  const wanted = name.toLowerCase();
  const read = name.startsWith('@') ? httpbis.deriveComponent : httpbis.extractHeader;
  const value = message.headers[wanted];
  // The library looks through all headers for the one that it is asked for.
  const headers: Record<string, string | string[]> = value === undefined ? {} : { [wanted]: value };
  const values =
    'status' in message
      ? read(wanted, none, { status: message.status, headers })
      : read(wanted, none, { method: message.method, url: message.url, headers });
  return [serializeString(name), values];
}

function linesOf(
  component: Item,
  message: RequestMessage | AnswerMessage,
  answered: RequestMessage | undefined,
): Line[] {
  const config = {
    fields: [serializeItem(component)],
    componentParser: signatureReader(message, answered),
  };
  return 'status' in message
    ? httpbis.createSignatureBase(config, withHeaders(message), answered && withHeaders(answered))
    : httpbis.createSignatureBase(config, withHeaders(message));
}

/** Another signature that is covered. The library would find out first, by an exception, that it is in no list. */
function signatureReader(
  message: RequestMessage | AnswerMessage,
  answered: RequestMessage | undefined,
): ComponentParser {
  return (name, how) => {
    const source = how.has('req') ? answered : message;
    if (name !== 'signature' || !source || how.has('bs')) return null;
    const member = membersOf(headerOf(source.headers, name)).get(String(how.get('key')));
    const bytes: unknown = member?.[0];
    return member && bytes instanceof ArrayBuffer ? [serializeItem([bytes, member[1]])] : null;
  };
}

function withHeaders<M extends { headers: Headers }>(message: M) {
  const present = Object.entries(message.headers).filter(
    (entry): entry is [string, string | string[]] => entry[1] !== undefined,
  );
  return { ...message, headers: Object.fromEntries(present) };
}
