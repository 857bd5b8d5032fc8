/** The development issuer signs anybody in as anybody, so it hears this machine alone. */
import type { IncomingMessage } from 'node:http';

const names = ['127.0.0.1', 'localhost', '[::1]'];

/** Also by the name it is called: a page from elsewhere can have its own name lead to this machine, and cannot change it. */
export function isFromHere({ headers, socket }: IncomingMessage): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '');
  return names.includes(name) && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}
