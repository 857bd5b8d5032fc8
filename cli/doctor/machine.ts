/** What the doctor finds on this machine: node, the data folder, what a running stack says of itself, room on the disk. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { readyPath, type ReadyFile } from '../ready-file';
import { fine, wrong, type Finding } from './check';

/** `engines` of package.json: the oldest minor of each supported major; any later major will do. */
const oldestMinors = new Map([
  [20, 19],
  [22, 12],
  [24, 0],
]);
/** Database, logs and the engine's history of a few thousand cases. */
const leastFreeMb = 500;

export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const oldest = oldestMinors.get(major);
  const ok = oldest === undefined ? major > Math.max(...oldestMinors.keys()) : minor >= oldest;
  if (ok) return fine('node', version);
  return wrong('node', version, {
    vi: 'Cài Node.js 22.12 hoặc 24.',
    en: 'Install Node.js 22.12 or 24.',
  });
}

export function dataFolderFinding(dataDir: string): Finding {
  const name = 'data folder';
  if (!existsSync(dataDir)) {
    return wrong(name, `${dataDir}: –`, {
      vi: 'Chạy `npm start` để tạo, hoặc chỉ ra thư mục bằng --data DIR.',
      en: 'Run `npm start`, which makes it, or name the folder with --data DIR.',
    });
  }
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return fine(name, dataDir);
  } catch {
    return wrong(name, `${dataDir}: EACCES`, {
      vi: 'Cấp quyền đọc và ghi thư mục này cho người dùng hiện tại.',
      en: 'Give this user the right to read and write the folder.',
    });
  }
}

export function diskFinding(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(existsSync(dataDir) ? dataDir : '.');
  const freeMb = Math.floor((bavail * bsize) / 1_048_576);
  const seen = `${freeMb} MB`;
  if (freeMb >= leastFreeMb) return fine('disk', seen);
  return wrong('disk', seen, {
    vi: `Giải phóng dung lượng đĩa: cần ít nhất ${leastFreeMb} MB.`,
    en: `Free some room on the disk: at least ${leastFreeMb} MB are needed.`,
  });
}

export function readyFinding(dataDir: string, ready: ReadyFile | undefined): Finding {
  const file = readyPath(dataDir);
  if (ready) return fine('ready.json', file);
  return wrong('ready.json', `${file}: –`, {
    vi: 'Hệ thống chưa chạy trên thư mục này: chạy `npm start` hoặc `npm run stack -- --data DIR`; xem DIR/logs nếu đã chạy mà không lên.',
    en: 'No system is up on this folder: run `npm start` or `npm run stack -- --data DIR`; if it does not come up, read DIR/logs.',
  });
}

/** Each process that `ready.json` names. */
export function processFindings(ready: ReadyFile): Finding[] {
  return Object.entries(ready.processes).map(([part, pid]) => {
    const name = `process ${part}`;
    if (isRunning(pid)) return fine(name, `pid ${pid}`);
    return wrong(name, `pid ${pid}: –`, {
      vi: `Tiến trình không còn; nó được khởi động lại sau vài giây. Nếu không, xem logs/${part}.log trong thư mục dữ liệu.`,
      en: `The process is gone; it is restarted within seconds. If it is not, read logs/${part}.log in the data folder.`,
    });
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
