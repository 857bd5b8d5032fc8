import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { removeStack } from '../../runtime/stack/remove-stack';
import type { Ready } from '../../runtime/stack/ready';
import { freshFolder, isAlive } from './support/stack-process';

jest.setTimeout(120_000);

describe('npm run stack', () => {
  let dir: string;
  let npm: ChildProcess;

  const startAndRead = async (): Promise<Ready> => {
    dir = freshFolder();
    npm = spawn('npm', ['run', '--silent', 'stack', '--', '--data', dir, '--port', '0'], {
      cwd: join(__dirname, '../..'),
      stdio: ['ignore', 'pipe', 'ignore'],
      // A process group of its own, as a terminal gives it.
      detached: true,
    });
    for await (const line of createInterface({ input: npm.stdout! })) {
      return JSON.parse(line.replace(/^READY /, '')) as Ready;
    }
    throw new Error('no READY');
  };

  afterEach(() => removeStack(dir));

  it('is up in full with our own programs, and a SIGTERM to npm alone leaves no survivor', async () => {
    const ready = await startAndRead();
    expect((await fetch(`${ready.api}/healthz`)).status).toBe(200);
    const ended = once(npm, 'exit');
    process.kill(npm.pid!, 'SIGTERM');
    await ended;
    expect(Object.values(ready.processes).filter(isAlive)).toEqual([]);
    await expect(fetch(ready.api)).rejects.toThrow();
  });

  it('ends on Ctrl-C, which reaches every process at once, and starts none of them again', async () => {
    const ready = await startAndRead();
    const ended = once(npm, 'exit');
    process.kill(-npm.pid!, 'SIGINT');
    await ended;
    expect(Object.values(ready.processes).filter(isAlive)).toEqual([]);
    expect(() => process.kill(-npm.pid!, 0)).toThrow('ESRCH');
  });
});
