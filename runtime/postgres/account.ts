/**
 * The account PostgreSQL runs under. It refuses to run as root, so root lends it the account `postgres`, made
 * if missing; everybody else runs it as themselves.
 */
import { execFileSync, spawnSync } from 'node:child_process';

/** Given to `spawn` as it is. */
export interface Account {
  uid: number;
  gid: number;
}

const accountName = 'postgres';

/** Undefined: run as the present user. Throws when this is root and no account can be made. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = findAccount() ?? makeAccount();
  if (found !== undefined) return found;
  throw new Error(
    `Cần tài khoản "${accountName}" để chạy PostgreSQL, nhưng không tạo được; hãy tạo tài khoản này hoặc chạy không phải bằng root.` +
      ` / PostgreSQL needs an account "${accountName}" and none could be made; make it, or do not run as root.`,
  );
}

/** Whether the account (or the present user) can enter `folder` from the root down; the kernel's own answer, rights lists included. */
export function canEnter(account: Account | undefined, folder: string): boolean {
  return succeeds(account, 'cd "$1"', folder);
}

/** Runs one line of shell as the account, outside any folder that it may not enter. */
export function succeeds(account: Account | undefined, line: string, ...args: string[]): boolean {
  return (
    spawnSync('/bin/sh', ['-c', line, 'sh', ...args], { cwd: '/', stdio: 'ignore', ...account }).status === 0
  );
}

function findAccount(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, accountName], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** `useradd` on most systems, `adduser` with these flags on those with busybox. */
function makeAccount(): Account | undefined {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', accountName]],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', accountName]],
  ];
  for (const [program, args] of ways) {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
    } catch {
      continue;
    }
    return findAccount();
  }
  return undefined;
}
