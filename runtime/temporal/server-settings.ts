/**
 * All settings of the embedded Temporal server, each with its reason. `tuned` is what we run; `default` is the
 * development server as it comes, with a database file, which the bench holds ours against.
 *
 * It is Temporal's development server: one process on one SQLite file whose format is not promised across versions.
 * Good for trying, teaching and tests; a service in production sets TEMPORAL_ADDRESS.
 */
import { join } from 'node:path';

export type ServerVariant = 'tuned' | 'default';

export interface TemporalPorts {
  temporal: number;
  temporalUi: number;
}

/** By these operators find cases in Temporal's own tools; registered at start, because registering later costs a schema refresh. */
export const searchAttributes = { LienthongBundle: 'Keyword', LienthongEdition: 'Keyword' } as const;

/** The write-ahead log survives a kill of the process (not a power cut) and writes twice as fast as the rollback journal. */
const pragmas = ['journal_mode=WAL', 'synchronous=NORMAL'];

const dynamicConfig: Record<string, number | boolean> = {
  // 20 by default: each dispatch then waits up to 50 ms for the next poll of its queue.
  'history.transferProcessorMaxPollRPS': 5000,
  'history.visibilityProcessorMaxPollRPS': 100,
  'history.timerProcessorMaxPollRPS': 100,
  // Read anew at each request by default, for tests that register while they run; ours are registered at start.
  'system.forceSearchAttributesCacheRefreshOnRead': false,
  'system.forceNexusEndpointRefreshOnRead': false,
  // From the second failure of one workflow task on, so that a bug is seen within a minute.
  'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': 2,
};

export interface ServerArguments {
  ports: TemporalPorts;
  namespace: string;
  /** Folder of the database file. */
  folder: string;
  variant?: ServerVariant;
}

/** Arguments of the `temporal` program. */
export function serverArguments({ ports, namespace, folder, variant = 'tuned' }: ServerArguments): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--log-level', 'error'],
    ...['--port', String(ports.temporal), '--ui-port', String(ports.temporalUi)],
    ...['--namespace', namespace, '--db-filename', join(folder, 'temporal.db')],
    ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    ...(variant === 'tuned' ? tuning() : []),
  ];
}

function tuning(): string[] {
  return [
    ...pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
    ...Object.entries(dynamicConfig).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${String(value)}`,
    ]),
  ];
}
