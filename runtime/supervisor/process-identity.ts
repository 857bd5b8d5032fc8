/**
 * Who a process is: number, start time and command line together. A process number alone may by now be
 * somebody else's, and a signal sent to it would hit a stranger.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const processIdentity = z.object({
  pid: z.number().int(),
  startedAt: z.string(),
  command: z.string(),
});
export type ProcessIdentity = z.infer<typeof processIdentity>;

/** Undefined when no such process runs; a dead one that nobody has collected yet counts as not running. */
export function findProcess(pid: number): ProcessIdentity | undefined {
  return process.platform === 'linux' ? findInProc(pid) : findWithPs(pid);
}

export function isRunning(known: ProcessIdentity): boolean {
  const now = findProcess(known.pid);
  return now !== undefined && now.startedAt === known.startedAt && now.command === known.command;
}

function findInProc(pid: number): ProcessIdentity | undefined {
  try {
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      .replaceAll('\0', ' ')
      .trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The program's name, in parentheses, may hold blanks; start time is the 20th field after it.
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return command === '' || startedAt === undefined ? undefined : { pid, startedAt, command };
  } catch {
    return undefined;
  }
}

function findWithPs(pid: number): ProcessIdentity | undefined {
  const ask = (field: string): string =>
    spawnSync('ps', ['-ww', '-p', String(pid), '-o', `${field}=`], { encoding: 'utf8' }).stdout.trim();
  const [startedAt, command] = [ask('lstart'), ask('command')];
  return startedAt === '' || command === '' ? undefined : { pid, startedAt, command };
}
