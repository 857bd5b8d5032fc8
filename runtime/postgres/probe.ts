/** Whether PostgreSQL takes sessions, asked in its own protocol so that no client library is needed. */
import { connect } from 'node:net';
import { once } from 'node:events';
import { registerDatabase, databaseRoles } from './cluster';

/** Resolves when the server at `port` asks for a password; rejects while it is down, starting or recovering. */
export async function probePostgres(port: number, timeoutMs = 1_000): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    await once(socket, 'connect', { signal });
    socket.write(startupMessage());
    const answer: unknown[] = await once(socket, 'data', { signal });
    if (!isPasswordRequest(answer[0])) throw new Error('PostgreSQL is starting up');
  } finally {
    socket.destroy();
  }
}

function isPasswordRequest(answer: unknown): boolean {
  return Buffer.isBuffer(answer) && answer[0] === 'R'.charCodeAt(0);
}

/** Protocol 3.0: length, version, then names and values, each ended by a zero. */
function startupMessage(): Buffer {
  const body = Buffer.from(`user\0${databaseRoles.superuser}\0database\0${registerDatabase}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + body.length, 0);
  head.writeInt32BE(3 << 16, 4);
  return Buffer.concat([head, body]);
}
