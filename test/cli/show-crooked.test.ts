import { showFailures } from '../../cli/commands/failures';
import { showCase } from '../../cli/commands/show';
import { caseId, step, view } from './support/cases';
import { startFakeApi, type Answers, type FakeApi } from './support/fake-api';
import { runVerb } from './support/run-verb';

let api: FakeApi | undefined;
const start = async (answers: Answers): Promise<FakeApi> => (api = await startFakeApi(answers));
afterEach(() => api?.stop());

const crooked = view({
  status: 'needs-operator',
  steps: [
    step('birth', 'civil-status', 'awaiting-citizen', {
      overdueReasons: ['second-supplement'],
      asked: {
        fields: [{ pointer: '/child/name', reason: 'unreadable' }, { pointer: '/mother' }],
        documents: ['birth-certificate'],
        reason: { code: 'unclear', text: 'Tên chưa rõ' },
        until: '2026-12-03T17:00:00+07:00',
        request: 'd1',
      },
    }),
    step('residence', 'residence', 'stuck'),
  ],
  waitingFor: [
    {
      ...{ who: 'operator', what: 'operator', step: 'residence', since: '2026-11-24T20:08:25+07:00' },
      ...{ until: null, then: 'operator-retries-or-skips', cause: 'schema-mismatch', agency: 'residence' },
    },
  ],
  claims: [
    {
      ...{ id: 'claim-7', step: 'birth', amount: 23_400_000, from: 'payee', state: 'open' },
      since: '2026-11-24T20:08:25+07:00',
    },
  ],
});

test.each([
  [
    'en',
    ['Asked for', '/child/name: unreadable', '/mother', '+ birth-certificate', 'unclear: Tên chưa rõ'],
    ['schema-mismatch (residence)', 'retry or skip', 'claim-7', '23.400.000 ₫', 'second-supplement'],
  ],
  ['vi', ['Cần bổ sung cho Đăng ký khai sinh', 'thử lại hoặc bỏ qua'], ['Tiền phải thu hồi', 'chưa thu hồi']],
] as const)('show tells what is asked, what is stuck and what is owed (%s)', async (lang, ...parts) => {
  const { url } = await start({ [`/v1/cases/${caseId}`]: () => crooked });
  const { text } = await runVerb((context) => showCase(context, caseId), { api: url, lang });
  for (const part of parts.flat()) expect(text).toContain(part);
});

test('failures shows each group with its size, its age and some of its cases', async () => {
  const group = {
    ...{ cause: 'schema-mismatch', step: 'residence', agency: 'residence', cases: 41, deadlinesAtRisk: 3 },
    oldest: '2026-11-20T08:00:00+07:00',
    caseIds: ['id-1', 'id-2', 'id-3', 'id-4'],
  };
  const { url } = await start({ '/v1/ops/failures': () => ({ data: [group], nextCursor: null }) });
  const { code, text } = await runVerb(showFailures, { api: url });
  expect(code).toBe(0);
  for (const part of ['schema-mismatch', '41', '2026-11-20 08:00', 'id-3', '…', 'lienthong retry'])
    expect(text).toContain(part);
  expect(text).not.toContain('id-4');
});

test('failures says so when nothing is stuck', async () => {
  const { url } = await start({ '/v1/ops/failures': () => ({ data: [], nextCursor: null }) });
  expect((await runVerb(showFailures, { api: url, lang: 'vi' })).text).toBe('Không có hồ sơ nào bị vướng.');
});
