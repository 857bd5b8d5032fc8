/**
 * The life of a part, started by the supervisor or alone: says `ready` to a supervisor when it answers, ends on SIGTERM
 * or when the supervisor is gone (its IPC channel closes), and never hangs while ending.
 */
import { ConfigError } from './config/environment';
import type { Logger } from './logging';

/** What a started part hands back; `close` finishes what is under way and frees ports and connections. */
export interface RunningPart {
  close(): Promise<void>;
}

/** `misconfigured`: starting again changes nothing, so the supervisor gives up at once. */
export const processExitCodes = { ended: 0, failed: 1, misconfigured: 2 } as const;

/** Less than the supervisor's patience with its slowest part, so that a part ends by itself rather than by SIGKILL. */
const closeWithinMs = 3_000;

/**
 * Runs `start` and keeps the process until it is told to end. `signal` aborts as soon as that happens, so
 * that waiting for a dependency during start ends too. SIGINT is left to the supervisor: Ctrl-C reaches
 * the whole process group, and parts end in the supervisor's order.
 */
export function runPart(log: Logger, start: (signal: AbortSignal) => Promise<RunningPart>): void {
  const ending = new AbortController();
  let running: RunningPart | undefined;

  const end = (why: string): void => {
    if (ending.signal.aborted) return;
    log.info({ why }, 'ending');
    ending.abort();
    setTimeout(() => process.exit(processExitCodes.ended), closeWithinMs).unref();
    void Promise.resolve(running?.close())
      .catch((error: unknown) => log.warn({ err: error }, 'not everything could be closed'))
      .finally(() => process.exit(processExitCodes.ended));
  };
  const fail = (error: unknown): void => {
    if (ending.signal.aborted) return;
    if (error instanceof ConfigError) log.fatal(error.message);
    else log.fatal({ err: error }, 'the process cannot go on');
    process.exit(error instanceof ConfigError ? processExitCodes.misconfigured : processExitCodes.failed);
  };

  const supervised = process.send !== undefined;
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => (supervised ? undefined : end('SIGINT')));
  process.on('disconnect', () => end('the supervisor is gone'));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);

  // What `start` throws at once ends the process as what it rejects with does.
  new Promise<RunningPart>((resolve) => resolve(start(ending.signal))).then((part) => {
    running = part;
    process.send?.('ready');
  }, fail);
}
