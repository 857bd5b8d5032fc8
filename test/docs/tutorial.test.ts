/** The tutorial as its reader follows it: the same commands in the same shell, and the answers that it shows. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningStack } from '../e2e/support/running-stack';

jest.setTimeout(300_000);

const root = join(__dirname, '../..');
const tutorial = readFileSync(join(root, 'docs/tutorials/file-your-first-case.md'), 'utf8');
const folder = '.lienthong/tutorial';

/** Commands, each with the answer that stands below it; a section may prepare without an answer. */
const commands = [...tutorial.matchAll(/```sh\n(.*?)```(?:\n\n```json\n(.*?)```)?/gs)].map(
  ([, command = '', shown]) => ({
    command,
    shown,
  }),
);

/** What is shown has to be in the answer, and lists to be as long; `…` stands for anything there is. */
function shownIn(shown: unknown): unknown {
  if (shown === '…') return expect.anything();
  if (Array.isArray(shown)) return shown.map(shownIn);
  if (typeof shown !== 'object' || shown === null) return shown;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(shown).map(([name, member]) => [name, shownIn(member)])),
  );
}

describe('the tutorial "File your first case"', () => {
  let stack: RunningStack;
  let shell: string;
  beforeAll(async () => {
    stack = await RunningStack.start();
    shell = mkdtempSync(join(tmpdir(), 'lienthong-tutorial-'));
    writeFileSync(join(shell, 'state'), '');
  });
  afterAll(async () => {
    rmSync(shell, { recursive: true, force: true });
    await stack.remove();
  });

  /** In a shell that remembers the variables and functions of the commands before. */
  const run = (command: string): string => {
    const state = join(shell, 'state');
    const script = `set -e; set -a; source ${state}; ${command.replaceAll(folder, stack.dir)}\ndeclare -p -x > ${state}; declare -f >> ${state}`;
    return execFileSync('bash', ['-c', script], { cwd: root, encoding: 'utf8', timeout: 120_000 });
  };

  it('is answered as it shows, from the first command to the last', () => {
    expect(commands.length).toBeGreaterThan(10);
    for (const { command, shown } of commands) {
      const answer = run(command);
      if (shown !== undefined) expect(JSON.parse(answer)).toEqual(shownIn(JSON.parse(shown)));
    }
  });
});
