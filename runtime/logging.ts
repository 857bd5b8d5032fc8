/**
 * JSON lines on stderr (stdout belongs to the READY line). Whatever is logged, no line carries a
 * personal number, a phone number, a token or the parameters of a failed query.
 */
import { isNativeError } from 'node:util/types';
import pino, { type DestinationStream, type Logger } from 'pino';
import { hostConfig } from './config/host';

export type { Logger } from 'pino';

const secretFields = [
  'authorization',
  'cookie',
  'token',
  'password',
  'secret',
  'signature',
  'privateKey',
].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Personal numbers (12 digits) and phone numbers (10, from 0), unless part of a longer word such as an id. */
const personalNumbers = /(?<![\w.-])(?:\d{12}|0\d{9})(?![\w.-])/g;

/** A logger of the process or part `name`; `destination` is for tests. */
export function createLogger(name: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      name,
      level: hostConfig().logLevel,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: secretFields, censor: '[redacted]' },
      serializers: { err: serializeError },
    },
    { write: (line) => destination.write(line.replace(personalNumbers, '[number]')) },
  );
}

/** Message, code and stack only: a database error's `detail` and `parameters` hold the row it failed on. */
function serializeError(error: unknown): unknown {
  if (!isNativeError(error)) return { message: typeof error === 'string' ? error : 'not an Error' };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}
