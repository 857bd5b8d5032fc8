/** What came of the samples, and the addresses to open next. */
import type { Ready } from '../../runtime/stack/ready';
import { say, type Language } from '../language';
import { outcomeLabel, stateSign, statusLabel } from '../output/labels';
import { tableText, wrapped } from '../output/table';
import type { TasksLeft } from './leave-tasks';
import type { FiledSample } from './filed-sample';

export interface Judged extends FiledSample {
  /** Empty when it came out as expected. */
  differences: readonly string[];
}

/** Leaves room for code and result on a terminal of 120 columns. */
const storyWidth = 60;

export function summaryText(all: readonly Judged[], language: Language): string {
  const wrong = all.filter(({ differences }) => differences.length > 0);
  const counts = { cases: all.length, right: all.length - wrong.length };
  return [
    tableText(
      texts.head[language],
      all.map((one) => [
        one.differences.length === 0 ? '✓' : '✗',
        wrapped(one.sample.story[language], storyWidth),
        one.filed?.caseCode ?? '',
        resultText(one, language),
      ]),
    ),
    ...wrong.flatMap(({ sample, differences }) => differences.map((text) => `✗ ${sample.id}: ${text}`)),
    say(texts.count, language, counts),
  ].join('\n');
}

function resultText({ view, problem }: FiledSample, language: Language): string {
  if (problem) return `${problem.status} ${problem.code}`;
  if (!view) return '';
  const outcome =
    view.outcome === null ? statusLabel(view.status, language) : outcomeLabel(view.outcome, language);
  return `${outcome}  ${view.steps.map(({ state }) => stateSign(state)).join(' ')}`;
}

export function addressesText(
  { api, console: page, temporal, tokens }: Ready,
  {
    language,
    dataDir,
    work,
  }: { language: Language; dataDir: string | undefined; work: readonly TasksLeft[] },
): string {
  const data = dataDir === undefined ? '' : ` --data ${dataDir}`;
  const lines: readonly (readonly [string, string])[] = [
    [texts.console[language], page],
    ...(tokens === undefined ? [] : [[texts.users[language], usersShown.join(', ')] as const]),
    ...work.map(
      ({ user, open }) => [texts.work[language], say(texts.tasks, language, { user, open })] as const,
    ),
    [texts.docs[language], `${api}/docs`],
    ...(temporal.ui === undefined ? [] : [[texts.temporal[language], temporal.ui] as const]),
    [texts.verbs[language], `npx lienthong status${data}`],
  ];
  return lines.map(([what, where]) => `  ${what.padEnd(26)} ${where}`).join('\n');
}

/** The first that somebody may want to be; the page to sign in on has all. */
const usersShown = ['clerk:civil-status', 'clerk:residence', 'supervisor', 'counter', 'ops', 'auditor'];

const texts = {
  head: {
    vi: ['', 'Hồ sơ mẫu', 'Mã hồ sơ', 'Kết quả'],
    en: ['', 'Sample', 'Case', 'Result'],
  },
  count: {
    vi: '{right}/{cases} hồ sơ mẫu có kết quả như ghi bên cạnh.',
    en: '{right} of {cases} samples came out as written beside them.',
  },
  console: { vi: 'Trang làm việc', en: 'Console' },
  users: { vi: 'Đăng nhập, không mật khẩu', en: 'Sign in as, no password' },
  work: { vi: 'Việc đang chờ', en: 'Work that waits' },
  tasks: { vi: '{user}: {open} hồ sơ', en: '{user}: {open}' },
  docs: { vi: 'Tài liệu API', en: 'API, to read and try' },
  temporal: { vi: 'Trang của Temporal', en: 'Temporal, each case' },
  verbs: { vi: 'Dòng lệnh vận hành', en: "The operator's verbs" },
} as const;
