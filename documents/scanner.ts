/** Has a paper looked at for malware, by clamd: its INSTREAM command, with the bytes in pieces. */
import { connect } from 'node:net';

/** `pending`: the scanner has not answered yet; `none`: there is none. */
export const scans = ['pending', 'clean', 'infected', 'none'] as const;
export type Scan = (typeof scans)[number];

export interface Scanner {
  /** Rejects while the scanner cannot be asked, or does not say. */
  scan(bytes: Buffer): Promise<'clean' | 'infected'>;
}

const pieceBytes = 64 * 1024;
/** Whoever uploads waits for it. */
const withinMs = 10_000;

/** `host:port`, or the path of a socket. */
export function clamdScanner(address: string): Scanner {
  const [, host = '', port = ''] = /^(?:tcp:\/\/)?(.+):(\d+)$/.exec(address) ?? [];
  const at = host === '' ? { path: address.replace(/^unix:/, '') } : { host, port: Number(port) };
  return {
    scan: (bytes) =>
      new Promise((resolve, reject) => {
        const socket = connect(at);
        let said = '';
        socket.setTimeout(withinMs, () => socket.destroy(new Error('the scanner does not answer')));
        socket.setEncoding('utf8');
        socket.on('data', (text: string) => (said += text));
        socket.on('error', reject);
        socket.on('close', () => {
          if (/ FOUND\0?\s*$/.test(said)) resolve('infected');
          else if (/: OK\0?\s*$/.test(said)) resolve('clean');
          else reject(new Error('the scanner has said neither'));
        });
        socket.write('zINSTREAM\0');
        for (let from = 0; from < bytes.length; from += pieceBytes) {
          const piece = bytes.subarray(from, from + pieceBytes);
          socket.write(lengthOf(piece.length));
          socket.write(piece);
        }
        socket.write(lengthOf(0));
      }),
  };
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
