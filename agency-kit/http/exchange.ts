import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ProblemDetails, problemJson } from './problem';

/**
 * Requests and answers of the message traffic, on plain node:http: a case is some thirty messages, each of which is
 * received twice, and a web framework would cost more than everything else done for one.
 */
export interface Reply {
  status: number;
  contentType: string;
  body: Buffer | string;
  headers?: Readonly<Record<string, string>>;
}

export const jsonReply = (status: number, body: unknown): Reply => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

export const problemReply = (details: ProblemDetails): Reply => ({
  status: details.status,
  contentType: 'application/problem+json',
  body: problemJson(details),
});

export function writeReply(response: ServerResponse, { status, contentType, body, headers }: Reply): void {
  const length = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}

/** Larger than any message of the contract, which carries scanned papers at most. */
const maxBodyBytes = 8 * 1024 * 1024;

/** The body's bytes; undefined when there are too many. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      const [first] = chunks;
      const whole = first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
      resolve(size > maxBodyBytes ? undefined : whole);
    });
    request.on('error', reject);
  });
}
