/**
 * Log lines on the supervisor's stderr. Whoever started us may not read it: a full pipe would then stop the
 * supervisor and, behind it, every part. So a pipe is written without waiting, and lines are dropped
 * while it is full; the files in the data folder have them all.
 */
import { fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';

const stderrFd = 2;
const longestQueueBytes = 256 * 1024;

export interface LineSink {
  /** A whole line with its end. */
  write(line: string): void;
}

export const silentEcho: LineSink = { write: () => undefined };

export function stderrEcho(): LineSink {
  const stream = openStderr();
  stream.on('error', () => undefined);
  return {
    write: (line) => {
      if (stream.writable && stream.writableLength < longestQueueBytes) stream.write(line);
    },
  };
}

function openStderr(): Writable {
  const isPipe = fstatSync(stderrFd).isFIFO();
  return isPipe ? new Socket({ fd: stderrFd, readable: false, writable: true }).unref() : process.stderr;
}
