import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { visible } from '../../cli/output/visible';
import { cliConfig } from '../../runtime/config/cli';

const root = join(__dirname, '../..');
const lienthong = (...args: string[]) => lienthongIn('vi_VN.UTF-8', ...args);
function lienthongIn(LANG: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/lienthong.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LANG, LC_ALL: '' },
  });
  return { status, stdout, stderr };
}

test.each([
  ['vi_VN.UTF-8', 'Mã thoát', 'xem trợ giúp'],
  ['en_GB.UTF-8', 'Exit codes', 'show help'],
])('the help names every verb and every exit code in the language of the place (%s)', (LANG, ...words) => {
  const { status, stdout } = lienthongIn(LANG, '--help');
  expect(status).toBe(0);
  const system = ['start', 'stack', 'status', 'cases', 'show', 'events', 'verify-chain', 'doctor', 'replay'];
  const orders = ['failures', 'supplement', 'withdraw', 'correct', 'revoke', 'retry', 'skip', 'settle'];
  for (const verb of [...system, ...orders]) expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
  for (const word of words) expect(stdout).toContain(word);
});

test('wrong usage ends with 2', () => {
  expect(lienthong('cases', '--no-such-option').status).toBe(2);
  expect(lienthong('no-such-verb').status).toBe(2);
  expect(lienthong('show').status).toBe(2);
});

test('where nothing runs a verb ends with 2 and says in the language of the place what to do', () => {
  const { status, stdout, stderr } = lienthong('cases', '--data', '/nowhere');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('Hãy chạy `npm start`');
});

test('what would steer the terminal is shown as an escape', () => {
  const { stderr } = lienthong('cases', '--data', '/nowhere\u001b[2J\u009b\u202e');
  expect(stderr).toContain(String.raw`/nowhere\u001b[2J\u009b\u202e`);
  expect(JSON.parse(visible(JSON.stringify({ name: 'An\u0085' })))).toEqual({ name: 'An\u0085' });
  expect(visible('Trần Minh Đặng\n👶')).toBe('Trần Minh Đặng\n👶');
});

test.each([
  [{ LANG: 'vi_VN.UTF-8' }, 'vi'],
  [{ LANG: 'vi' }, 'vi'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'vi_VN.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'vit_XX' }, 'en'],
  [{}, 'en'],
] as const)('the locale chooses the language: %j', (environment, language) => {
  expect(cliConfig(environment).language).toBe(language);
});
