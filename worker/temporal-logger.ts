import { DefaultLogger, type LogLevel, type Logger as TemporalLogger } from '@temporalio/worker';
import type { Logger } from '../runtime/logging';

/** Temporal's own words on our log. Their details may hold payloads, so only ids and the failure's text are kept. */
export function temporalLogger(log: Logger): TemporalLogger {
  return new DefaultLogger('WARN', ({ level, message, meta }) => {
    const { workflowId, activityType, attempt, error } = meta ?? {};
    log[levels[level]]({ workflowId, activityType, attempt, error: textOf(error) }, message);
  });
}

const levels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;

function textOf(error: unknown): string | undefined {
  return error instanceof Error ? error.message : undefined;
}
