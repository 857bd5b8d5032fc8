/** Brings the whole system up on a data folder and keeps it up. */
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { stackConfig, type StackConfig } from '../config';
import { developmentIssuer } from '../identity/development-issuer';
import { createLogger, type Logger } from '../logging';
import { silentEcho, stderrEcho } from '../supervisor/echo';
import { takeLock, type Lock } from '../supervisor/lock';
import { PartOutput } from '../supervisor/output';
import { ProcessTable } from '../supervisor/process-table';
import { Supervisor } from '../supervisor/supervisor';
import { layoutOf, type Layout } from './layout';
import { ourPrograms, partsOf, type Programs } from './parts';
import { assignPorts } from './ports';
import { ReadyReport } from './ready-report';
import type { Ready } from './ready';
import { servicesOf } from './services';

export interface StackOptions {
  /** The data folder; made if missing. */
  dir: string;
  /** The API's port: undefined for the kept one or 8080, 0 for the kept one or any. A taken one is replaced. */
  port?: number;
  /** Whether log lines also go to stderr; they are always in the folder. */
  echo: boolean;
  /** Aborting it stops everything, at any time. */
  signal: AbortSignal;
  programs?: Programs;
  /** Called when the console has to be built first. */
  buildingConsole?: () => void;
}

export interface Stack {
  /** As of when every part answered; `DIR/ready.json` follows the restarts. */
  ready: Ready;
  /** Resolves when everything has been stopped by `signal`; rejects, all stopped, when a part cannot be kept running. */
  finished: Promise<void>;
}

/**
 * Resolves when every part answers. Rejects with a message for people when that cannot be, with nothing left running;
 * with ConfigError, and nothing begun, when the environment names services that make no system.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const config = stackConfig();
  mkdirSync(options.dir, { recursive: true });
  const layout = layoutOf(realpathSync(options.dir));
  const lock = takeLock(layout.lock);
  try {
    rmSync(layout.ready, { force: true });
    return await startLocked({ ...options, config }, layout, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(
  { config, ...options }: StackOptions & { config: StackConfig },
  layout: Layout,
  lock: Lock,
): Promise<Stack> {
  const output = new PartOutput(layout.logs, options.echo ? stderrEcho() : silentEcho);
  const log = createLogger('supervisor', output.sinkOf('supervisor'));
  const table = new ProcessTable(layout.processes);
  await table.stopLeftovers(log);
  const ports = await assignPorts({ file: layout.ports, apiPort: options.port, log });
  const services = servicesOf(config, ports, layout);
  const issuer =
    config.oidcIssuer === undefined
      ? await developmentIssuer(layout.identity, services.issuerUrl, config.claims)
      : undefined;
  const report = new ReadyReport({ file: layout.ready, services, issuer });
  const programs = options.programs ?? ourPrograms;
  const buildingConsole = (): void => {
    log.info('building the console');
    options.buildingConsole?.();
  };
  const supervisor: Supervisor = new Supervisor({
    parts: partsOf({ services, layout, issuer, log, programs, buildingConsole }),
    table,
    log,
    collect: (name, child) => output.collect(name, child),
    changed: () => report.update(supervisor.processes()),
  });
  return keepUp({ supervisor, report, lock, log, signal: options.signal });
}

interface Keeping {
  supervisor: Supervisor;
  report: ReadyReport;
  lock: Lock;
  log: Logger;
  signal: AbortSignal;
}

async function keepUp({ supervisor, report, lock, log, signal }: Keeping): Promise<Stack> {
  const failure = new AbortController();
  const finished = untilStopped(supervisor, AbortSignal.any([signal, failure.signal]), log).finally(() => {
    report.withdraw();
    lock.release();
  });
  try {
    await Promise.race([supervisor.everyPartAnswers(), finished]);
    const ready = await report.publish(() => supervisor.processes());
    return { ready, finished };
  } catch (error) {
    failure.abort();
    await finished.catch(() => undefined);
    throw error;
  }
}

async function untilStopped(supervisor: Supervisor, signal: AbortSignal, log: Logger): Promise<void> {
  const stop = (): void => {
    log.info('stopping everything');
    void supervisor.stop();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  try {
    await supervisor.finished;
  } catch (error) {
    log.fatal({ err: error }, 'giving up; stopping everything');
    await supervisor.stop();
    throw error;
  }
}
