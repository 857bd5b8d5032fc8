/** What Linux says of our processes: CPU time spent and memory held. */
import { readdirSync, readFileSync } from 'node:fs';

/** `sysconf(_SC_CLK_TCK)` on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** A named process with all its descendants, as PostgreSQL's backends are. */
export interface Watched {
  name: string;
  pid: number;
  /** Count the descendants in; false where they are watched by names of their own. */
  withChildren: boolean;
}

/** CPU milliseconds so far, user and system, with all threads and with children that have ended. */
export function cpuMs({ pid, withChildren }: Watched): number {
  const pids = withChildren ? [pid, ...descendantsOf(pid)] : [pid];
  return pids.reduce((sum, one) => sum + ownCpuMs(one, withChildren), 0);
}

/** Proportional set size in megabytes; NaN where the system does not let us see it. */
export function pssMb({ pid, withChildren }: Watched): number {
  const pids = withChildren ? [pid, ...descendantsOf(pid)] : [pid];
  return pids.reduce((sum, one) => sum + ownPssMb(one), 0);
}

function ownCpuMs(pid: number, withEnded: boolean): number {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  // The name of the program, in brackets, may hold blanks; utime is field 14 of proc(5), stime, cutime and cstime follow.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const times = fields.slice(11, withEnded ? 15 : 13).map(Number);
  return (times.reduce((sum, ticks) => sum + ticks, 0) * 1_000) / ticksPerSecond;
}

function ownPssMb(pid: number): number {
  const found = /^Pss:\s+(\d+) kB/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`));
  return found ? Number(found[1]) / 1_024 : Number.NaN;
}

function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = readOrEmpty(`/proc/${entry}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const below = (one: number): number[] =>
    (children.get(one) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

/** A process may end between being seen and being read. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
