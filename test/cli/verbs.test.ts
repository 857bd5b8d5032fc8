import { showCases } from '../../cli/commands/cases';
import { contextOf } from '../../cli/commands/context';
import { showCase } from '../../cli/commands/show';
import { showStatus } from '../../cli/commands/status';
import { Failure } from '../../cli/failure';
import { ApiProblem } from '../../cli/http/problem';
import { caseId, step, view } from './support/cases';
import { problem, startFakeApi, type Answers, type FakeApi } from './support/fake-api';
import { dataFolder, runVerb } from './support/run-verb';

let api: FakeApi | undefined;
const start = async (answers: Answers): Promise<FakeApi> => (api = await startFakeApi(answers));
afterEach(() => api?.stop());

const listOf = (...data: object[]) => ({ data, nextCursor: null });

describe('cases', () => {
  test('asks with every filter that was given and with no other', async () => {
    const { url, seen } = await start({ '/v1/cases': () => listOf(view()) });
    const filter = { status: 'processing', q: 'nguyen thi uoc', overdue: 'true', step: undefined };
    const { code, text } = await runVerb((context) => showCases(context, filter), { api: url, token: 't' });
    expect(code).toBe(0);
    expect(Object.fromEntries(seen[0]?.query ?? [])).toEqual({
      status: 'processing',
      q: 'nguyen thi uoc',
      overdue: 'true',
    });
    expect(text).toContain('000.00.01.H29-261124-0016');
    expect(text).toContain('✓ birth');
  });

  test('says how to get the next page', async () => {
    const { url } = await start({ '/v1/cases': () => ({ data: [view()], nextCursor: 'abc' }) });
    const { text } = await runVerb((context) => showCases(context, {}), { api: url });
    expect(text).toContain('--cursor abc');
  });

  test('as JSON gives the reply of the API untouched, also what this program does not know', async () => {
    const reply = { data: [view({ somethingNew: { a: 1 } })], nextCursor: null, more: true };
    const { url } = await start({ '/v1/cases': () => reply });
    const { text } = await runVerb((context) => showCases(context, {}), { api: url, output: 'json' });
    expect(JSON.parse(text)).toEqual(reply);
  });

  test('a problem answer is said in the language asked for, with code, remedy and each wrong field', async () => {
    const errors = [{ pointer: '/status', code: 'not-allowed', detail: 'one of these' }];
    const { url, seen } = await start({
      '/v1/cases': (_request, response) => problem(response, 400, 'invalid-input', { errors }),
    });
    const run = runVerb((context) => showCases(context, { status: 'x' }), { api: url, lang: 'vi' });
    const error = await run.catch((caught: unknown) => caught);
    expect(seen[0]?.headers['accept-language']).toBe('vi');
    expect(error).toBeInstanceOf(ApiProblem);
    expect((error as ApiProblem).said()).toBe(
      'title of invalid-input (400 invalid-input)\nremedy of invalid-input\n  /status: one of these (not-allowed)',
    );
  });
});

describe('show', () => {
  const answers = {
    '/v1/cases': () =>
      listOf(view({ caseId: 'another', caseCode: '000.00.01.H29-261124-00160', trackingCode: 'X' }), view()),
    [`/v1/cases/${caseId}`]: () =>
      view({
        steps: [
          step('birth', 'civil-status', 'granted', { result: { personalId: '079226000001' } }),
          step('residence', 'residence', 'refused', {
            reason: { code: 'household-head-refuses', text: 'Không' },
          }),
          step('a-step-of-tomorrow', 'an-agency-of-tomorrow', 'a-state-of-tomorrow'),
        ],
      }),
  };

  test.each([caseId.toUpperCase(), '000.00.01.h29-261124-0016', 'nw1q2d2zc6c5xhsf'])(
    'finds the case by id, case code or tracking code, in any case of letters: %s',
    async (name) => {
      const { url } = await start(answers);
      const { code, text } = await runVerb((context) => showCase(context, name), { api: url });
      expect(code).toBe(0);
      expect(text).toContain(caseId);
    },
  );

  test('shows results, reasons and what is waited for, and codes it does not know as they are', async () => {
    const { url } = await start(answers);
    const { text } = await runVerb((context) => showCase(context, caseId), { api: url });
    for (const part of [
      'personalId: 079226000001',
      'household-head-refuses',
      'Waiting for',
      'a-state-of-tomorrow',
    ])
      expect(text).toContain(part);
  });

  test('speaks Vietnamese when asked to', async () => {
    const { url } = await start(answers);
    const { text } = await runVerb((context) => showCase(context, caseId), { api: url, lang: 'vi' });
    for (const part of ['Đăng ký khai sinh', 'đã giải quyết', 'Đang chờ', 'Công an cấp xã (cư trú)'])
      expect(text).toContain(part);
  });

  test('a code that only resembles another finds nothing, with exit code 1', async () => {
    const { url } = await start(answers);
    const error = await runVerb((context) => showCase(context, '000.00.01.H29-261124-001'), {
      api: url,
    }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).exitCode).toBe(1);
  });
});

describe('status', () => {
  test('ends with 1 while a dependency of the API is away, and names it', async () => {
    const { url } = await start({
      '/readyz': (_request, response) => {
        response.statusCode = 503;
        return { status: 'degraded', dependencies: { register: 'up', temporal: 'down' } };
      },
      '/v1/cases': ({ query }) =>
        query.get('status') === 'processing' ? listOf(view({ overdue: true })) : listOf(),
    });
    const { code, text } = await runVerb(showStatus, { api: url });
    expect(code).toBe(1);
    expect(text).toMatch(/temporal\s+│ down/);
    expect(text).toContain('1 (overdue: 1)');
  });
});

describe('which API and whose token', () => {
  const { '/v1/cases': list } = { '/v1/cases': () => listOf() };

  test('the data folder names both, unless options do', async () => {
    const { url, seen } = await start({ '/v1/cases': list });
    const data = dataFolder({ api: url, tokens: { ops: 'ops-token', auditor: 'auditor-token' } });
    const ask = (options: object) => runVerb((context) => showCases(context, {}), { data, ...options });
    await ask({});
    await ask({ as: 'auditor' });
    await ask({ token: 'given' });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer ops-token',
      'Bearer auditor-token',
      'Bearer given',
    ]);
  });

  test('a development token never goes to another API than its own', async () => {
    const { url, seen } = await start({ '/v1/cases': list });
    const data = dataFolder({ api: 'http://127.0.0.1:9', tokens: { ops: 'ops-token' } });
    await runVerb((context) => showCases(context, {}), { data, api: url });
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });

  test('without a system here and without --api the remedy is named', () => {
    const context = contextOf({ as: 'ops', data: '/nowhere', output: 'table', lang: 'vi' }, () => undefined);
    expect(() => context.api()).toThrow(Failure);
    expect(() => context.api()).toThrow(/npm start/);
  });

  test('an API that does not answer is a failure that names it, not a stack trace', async () => {
    const gone = await startFakeApi({});
    await gone.stop();
    const run = runVerb((context) => showCases(context, {}), { api: gone.url });
    await expect(run).rejects.toThrow(Failure);
    await expect(runVerb((context) => showCases(context, {}), { api: gone.url })).rejects.toThrow(gone.url);
  });
});
