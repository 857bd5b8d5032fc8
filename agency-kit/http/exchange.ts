import type { IncomingMessage, ServerResponse } from 'node:http';
import { isNativeError } from 'node:util/types';
import getRawBody from 'raw-body';
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

/** The body's bytes; undefined when there are too many, and then the rest is drained so that the answer is read. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const length = request.headers['content-length'] ?? null;
  try {
    return await getRawBody(request, { length, limit: maxBodyBytes });
  } catch (error) {
    request.resume();
    if (isNativeError(error) && 'status' in error && error.status === 413) return undefined;
    throw error;
  }
}
