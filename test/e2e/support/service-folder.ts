/** What a service is installed as: a build, and the packages that are no part of the demonstration. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tree = join(__dirname, '../../..');
const kept = ['package.json', 'package-lock.json', '.npmrc', 'cli/lienthong.js'];

export interface Part {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  /** Exit code; null after a signal. */
  ended: Promise<number | null>;
}

export class ServiceFolder {
  private constructor(readonly path: string) {}

  static install(): ServiceFolder {
    const path = mkdtempSync(join(tmpdir(), 'lienthong-service-'));
    const run = (cwd: string, ...args: string[]) => execFileSync('npm', args, { cwd, stdio: 'pipe' });
    run(tree, 'run', 'build');
    cpSync(join(tree, 'dist'), join(path, 'dist'), { recursive: true });
    for (const file of kept) cpSync(join(tree, file), join(path, file));
    run(path, 'ci', '--omit=dev', '--omit=optional', '--prefer-offline', '--no-audit', '--no-fund');
    return new ServiceFolder(path);
  }

  /** `lienthong …` with the variables of an env file, as a shell reads it, and more on top. */
  start(args: string, { envFile, more = '' }: { envFile?: string; more?: string } = {}): Part {
    const given = envFile === undefined ? '' : `$(cat '${envFile}')`;
    const line = `exec env ${given} ${more} '${process.execPath}' cli/lienthong.js ${args}`;
    const child = spawn('sh', ['-c', line], { cwd: this.path, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = once(child, 'close').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
    return { child, stdout: () => stdout, stderr: () => stderr, ended };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
