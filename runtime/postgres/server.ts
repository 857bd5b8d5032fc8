/** How the embedded PostgreSQL is run: all its settings, each with its reason. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Account } from './account';
import type { Binaries } from './binaries';

export interface ServerOptions {
  binaries: Binaries;
  account: Account | undefined;
  cluster: string;
  port: number;
  /** False for one that is thrown away: a crash of the machine may lose it. */
  isKept: boolean;
}

const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path would have to be short, and enterable by two accounts.
  unix_socket_directories: '',
  // Each backend that touches the buffers counts them in its resident memory.
  shared_buffers: '8MB',
  // Pools hold two connections an agency and seven to the register; the rest is for people who look.
  max_connections: '100',
  // One server that nobody replicates: less write-ahead log and fewer processes.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  autovacuum_max_workers: '1',
  // Short statements only; compiling them costs more than running them.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m postgres[%p] ',
  // Failed statements hold personal data; what failed is in the message.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** The postmaster itself, its output on pipes. */
export function launchServer({ binaries, account, cluster, port, isKept }: ServerOptions): ChildProcess {
  const all = { ...settings, ...(isKept ? {} : { fsync: 'off' }), port: String(port) };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawn(binaries.postgres, ['-D', cluster, ...flags], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
}

/** Ends open sessions and shuts down; SIGTERM would wait for them. */
export const fastShutdown: NodeJS.Signals = 'SIGINT';

/** Ends at once and leaves the files as after a crash: for those that are removed next. */
export const immediateShutdown: NodeJS.Signals = 'SIGQUIT';
