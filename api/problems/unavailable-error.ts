import { isNativeError } from 'node:util/types';
import { UnknownToThisReleaseError } from '../../domain/unknown-to-this-release';

/**
 * Which errors of the database client mean that PostgreSQL is away, as against a bug of ours: broken or refused
 * connections, a server that starts or stops (class 57P), too many connections, a lock or serialization conflict.
 */
const codes = [
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)$/,
  /^(08|57P|53)\w+$/,
  /^(40001|40P01|55P03|57014)$/,
];
/** The client's own errors carry no code. */
const messages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|connection timeout/i;

export function isUnavailableError(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  // A part of the newer release can answer, and soon this one will be of it.
  if (error instanceof UnknownToThisReleaseError) return true;
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && codes.some((form) => form.test(code))) return true;
  return messages.test(error.message) || isUnavailableError(error.cause);
}
