import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { samples } from '../../cli/samples/samples';

jest.setTimeout(180_000);

test('`npm start -- --once` brings every sample to the end written beside it, ends with 0 and leaves no folder', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'lienthong-once-'));
  const npm = spawn('npm', ['start', '--silent', '--', '--once', '--port', '0', '--lang', 'en'], {
    cwd: join(__dirname, '../..'),
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [shown, ended] = await Promise.all([text(npm.stdout), once(npm, 'exit')]);
  expect(shown).toContain(`${samples.length} of ${samples.length} samples came out as written beside them.`);
  expect(ended).toEqual([0, null]);
  expect(readdirSync(temporary).filter((name) => name.startsWith('lienthong-'))).toEqual([]);
  rmSync(temporary, { recursive: true });
});
