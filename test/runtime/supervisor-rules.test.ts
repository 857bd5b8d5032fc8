import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProcess, isRunning } from '../../runtime/supervisor/process-identity';
import { createLogger } from '../../runtime/logging';
import { takeLock } from '../../runtime/supervisor/lock';
import { freePort, isFree } from '../../runtime/supervisor/ports';
import { ProcessTable } from '../../runtime/supervisor/process-table';
import { RestartPolicy } from '../../runtime/supervisor/restart-policy';
import { freshFolder } from './support/stack-process';

describe('when a part that died is started again', () => {
  it('is at once after a stable life, and never later than two seconds', () => {
    const policy = new RestartPolicy();
    const pauses = Array.from({ length: 7 }, (_, i) => policy.afterDeath(i * 1_000, undefined));
    expect(pauses.map((verdict) => (verdict.kind === 'restart' ? verdict.pauseMs : verdict.kind))).toEqual([
      100, 200, 400, 800, 1600, 2000, 2000,
    ]);
    expect(policy.afterDeath(100_000, 70_000)).toEqual({ kind: 'restart', pauseMs: 100 });
  });

  it('is never once it has died for a minute without an answer, but not before', () => {
    const policy = new RestartPolicy();
    for (let i = 0; i < 20; i++) expect(policy.afterDeath(i * 1_000, undefined).kind).toBe('restart');
    expect(policy.afterDeath(60_000, undefined)).toEqual({ kind: 'give-up', deaths: 21 });
  });

  it('is always where it answers in between, however often somebody kills it', () => {
    const policy = new RestartPolicy();
    for (let i = 1; i <= 50; i++)
      expect(policy.afterDeath(i * 6_000, i * 6_000 - 1_000).kind).toBe('restart');
  });
});

describe('processes and ports', () => {
  let folder: string;
  beforeEach(() => (folder = freshFolder()));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const silent = createLogger('test', { write: () => undefined });

  it('stops a process that was left behind', async () => {
    const child = spawn('sleep', ['600']);
    const file = join(folder, 'processes.json');
    new ProcessTable(file).record('part', child.pid!, 'SIGTERM');
    const ended = once(child, 'exit');
    await new ProcessTable(file).stopLeftovers(silent);
    expect(await ended).toEqual([null, 'SIGTERM']);
  });

  it('leaves a stranger alone that has the number of a dead part', async () => {
    const child = spawn('sleep', ['600']);
    const stranger = findProcess(child.pid!)!;
    const file = join(folder, 'processes.json');
    writeFileSync(file, JSON.stringify({ part: { ...stranger, startedAt: '1', stopSignal: 'SIGKILL' } }));
    await new ProcessTable(file).stopLeftovers(silent);
    expect(isRunning(stranger)).toBe(true);
    child.kill();
  });

  it('takes the lock of a dead holder, and refuses that of a living one', () => {
    const file = join(folder, 'lock.json');
    writeFileSync(file, JSON.stringify({ ...findProcess(process.pid), startedAt: '1' }));
    const lock = takeLock(file);
    expect(() => takeLock(file)).toThrow('already runs');
    lock.release();
    takeLock(file).release();
  });

  it('chooses ports outside the range of outgoing connections, and none that is taken', async () => {
    const port = await freePort();
    expect(port).toBeLessThan(32_768);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await isFree(port)).toBe(false);
    server.close();
  });
});
