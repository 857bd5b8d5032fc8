/** One supervisor to a data folder. */
import { rmSync, writeFileSync } from 'node:fs';
import { isNativeError } from 'node:util/types';
import { findJson } from '../files';
import { findProcess, isRunning, processIdentity } from './process-identity';

export interface Lock {
  /** Once; a lock that somebody else has taken since is left alone. */
  release(): void;
}

/** Takes the lock for this process, also from a holder that is dead; throws when a living one holds it. */
export function takeLock(file: string): Lock {
  const own = findProcess(process.pid);
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
      return releasedOnce(file);
    } catch (error) {
      if (!(isNativeError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = processIdentity.safeParse(findJson(file));
    if (holder.success && isRunning(holder.data)) throw new Error(refusal(holder.data.pid));
    rmSync(file, { force: true });
  }
}

function releasedOnce(file: string): Lock {
  let held = true;
  return {
    release: () => {
      if (held) rmSync(file, { force: true });
      held = false;
    },
  };
}

function refusal(pid: number): string {
  return (
    `Thư mục dữ liệu này đang được một hệ thống khác sử dụng (tiến trình ${String(pid)}); hãy dừng nó hoặc chọn thư mục khác.` +
    ` / A system already runs on this data folder (process ${String(pid)}); stop it or choose another folder.`
  );
}
