/** Temporal's own database, kept and put back while everything else goes on. */
import { copyFileSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { layoutOf } from '../../../runtime/stack/layout';
import { eventually } from './eventually';
import type { RunningStack } from './running-stack';

const folderOf = ({ dir }: RunningStack): string => layoutOf(dir).temporal;
const backupOf = (stack: RunningStack): string => `${folderOf(stack)}-as-it-was`;

/** Of one moment: the server stands still meanwhile. */
export function keepTemporal(stack: RunningStack): void {
  const pid = stack.findReady()!.processes.temporal;
  process.kill(pid, 'SIGSTOP');
  try {
    cpSync(folderOf(stack), backupOf(stack), { recursive: true });
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

/** The server dies, and the one that is started in its place finds the database as it was kept. */
export async function putTemporalBack(stack: RunningStack): Promise<void> {
  const [folder, backup] = [folderOf(stack), backupOf(stack)];
  const pid = stack.findReady()!.processes.temporal;
  const files = readdirSync(backup).filter((name) => name.startsWith('temporal.db'));
  for (const name of files) copyFileSync(join(backup, name), join(folder, `new-${name}`));
  process.kill(pid, 'SIGKILL');
  for (const name of ['temporal.db-wal', 'temporal.db-shm'])
    if (!files.includes(name) && existsSync(join(folder, name))) rmSync(join(folder, name));
  for (const name of files) renameSync(join(folder, `new-${name}`), join(folder, name));
  await eventually(() => {
    const now = stack.findReady()?.processes.temporal;
    return now === pid ? undefined : now;
  });
}
