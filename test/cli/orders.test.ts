import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { addOrderVerbs } from '../../cli/commands/order-verbs';
import { caseId, view } from './support/cases';
import { problem, startFakeApi, type Answers, type FakeApi } from './support/fake-api';

let api: FakeApi;
let said: string;
const begin = async (answers: Answers): Promise<void> => {
  api = await startFakeApi({ '/v1/cases': () => ({ data: [view()], nextCursor: null }), ...answers });
};
const write = (text: string | Uint8Array): boolean => {
  said += String(text);
  return true;
};
beforeEach(() => {
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(write);
  jest.spyOn(process.stderr, 'write').mockImplementation(write);
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.stdout.removeAllListeners('error');
  process.exitCode = undefined;
  await api.stop();
});

/** The exit code; what was said is in `said`. */
async function lienthong(...args: string[]): Promise<number | string | undefined> {
  const program = new Command('lienthong').exitOverride();
  addOrderVerbs(program);
  const common = ['--api', api.url, '--token', 't', '--lang', 'en'];
  await program.parseAsync(['node', 'lienthong', ...args, ...common]);
  return process.exitCode ?? undefined;
}

const ordered = { orderId: 'o-1' };
const decided = ['--decision', '12/QĐ', '--on', '2026-11-23', '--by', 'UBND'];
const decision = { number: '12/QĐ', on: '2026-11-23', by: 'UBND' };
const why = ['--reason', 'as asked'];
const reason = 'as asked';
const name = { pointer: '/child/name', value: 'Trần Minh Khôi' };
const setName = ['--set', '/child/name=Trần Minh Khôi'];
const of = (rest: string) => `/v1/cases/${caseId}/${rest}`;
const ops = (rest: string) => `/v1/ops/cases/${caseId}/${rest}`;

test.each<[string[], string, object]>([
  [['withdraw', caseId, ...why], of('withdrawal'), { reason }],
  [
    ['supplement', caseId, 'birth', ...setName, '--note', 'see paper'],
    of('supplements'),
    { step: 'birth', changes: [name], attachments: [], note: 'see paper' },
  ],
  [
    ['correct', caseId, ...setName, '--set', '/child/birthOrder:=2', ...decided, ...why],
    of('corrections'),
    { changes: [name, { pointer: '/child/birthOrder', value: 2 }], decision, reason },
  ],
  [['revoke', caseId, 'birth', ...decided, ...why], of('revocations'), { step: 'birth', decision, reason }],
  [['retry', caseId, 'residence', ...why], ops('steps/residence/retry'), { reason }],
  [
    ['retry', caseId, 'residence', ...why, '--set', '/father:=null'],
    ops('steps/residence/retry'),
    { reason, changes: [{ pointer: '/father', value: null }] },
  ],
  [['skip', caseId, 'residence', ...why], ops('steps/residence/skip'), { reason }],
  [['comment', caseId, '--text', 'rang them up'], ops('comments'), { text: 'rang them up' }],
  [
    ['settle', caseId, 'c/1', '--amount', '23400000', '--on', '2026-11-23', '--reference', 'CK=1'],
    ops('claims/c%2F1/settlement'),
    { amount: 23_400_000, on: '2026-11-23', reference: 'CK=1' },
  ],
])('%j is one call of the API, under a key', async (args, path, body) => {
  await begin({ [path]: () => ordered });
  expect(await lienthong(...args)).toBe(0);
  expect(api.seen).toMatchObject([{ method: 'POST', path, body }]);
  expect(api.seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(said).toContain('o-1');
});

test.each([
  ['user:ops-1', 'user:ops-1'],
  ['none', null],
])('own with --owner %s says who sees to the case', async (given, owner) => {
  await begin({ [ops('owner')]: () => ordered });
  expect(await lienthong('own', caseId, '--owner', given, ...why)).toBe(0);
  expect(api.seen).toMatchObject([{ method: 'PUT', path: ops('owner'), body: { owner, reason } }]);
});

test('a case is named by its code too, and a key may be given so that trying again repeats nothing', async () => {
  await begin({ [of('withdrawal')]: () => ordered });
  await lienthong('withdraw', '000.00.01.H29-261124-0016', ...why, '--key', 'k-1');
  expect(api.seen.at(-1)).toMatchObject({ path: of('withdrawal'), headers: { 'idempotency-key': 'k-1' } });
});

test('says what is withdrawn, undone, done again, and what stands for which reason', async () => {
  const stands = [{ step: 'birth', reason: 'falls-only-by-decision' }];
  const reply = { ...ordered, withdrawn: ['residence'], undone: ['health-insurance'], stands };
  await begin({ [of('withdrawal')]: () => reply });
  await lienthong('withdraw', caseId, ...why);
  for (const part of [/Withdrawn +residence/, /Undone +health-insurance/, /birth \(falls only by decision\)/])
    expect(said).toMatch(part);
  said = '';
  await lienthong('withdraw', caseId, ...why, '--output', 'json');
  expect(JSON.parse(said)).toEqual(reply);
});

test('a refusal ends with 1 and is said with its code, its remedy and each wrong field', async () => {
  const errors = [{ pointer: '/changes/0/pointer', code: 'not-asked', detail: 'leave it out' }];
  await begin({ [of('supplements')]: (_seen, response) => problem(response, 400, 'not-asked', { errors }) });
  expect(await lienthong('supplement', caseId, 'birth', ...setName)).toBe(1);
  for (const part of ['400 not-asked', 'remedy of not-asked', '/changes/0/pointer: leave it out'])
    expect(said).toContain(part);
});

test('a paper is sent with its name, its type and its bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-cli-'));
  const path = join(folder, 'scan.PDF');
  writeFileSync(path, 'hello');
  await begin({ [of('supplements')]: () => ordered });
  await lienthong('supplement', caseId, 'birth', '--attach', `proof=${path}`);
  rmSync(folder, { recursive: true });
  expect(api.seen[0]?.body).toMatchObject({
    attachments: [{ document: 'proof', name: 'scan.PDF', mediaType: 'application/pdf', content: 'aGVsbG8=' }],
  });
});

test.each([
  ['a change that names no field', ['retry', caseId, 'birth', ...why, '--set', 'name=x']],
  ['a change that is no JSON', ['retry', caseId, 'birth', ...why, '--set', '/a:={']],
  ['a paper that is not there', ['supplement', caseId, 'birth', '--attach', 'proof=/nowhere/scan.pdf']],
  ['an order without a reason', ['withdraw', caseId]],
  ['a correction without a decision', ['correct', caseId, ...setName, ...why]],
  [
    'an amount that is no number',
    ['settle', caseId, 'c', '--amount', '1tr', '--on', 'd', '--reference', 'r'],
  ],
])('%s is wrong usage, and nothing is sent', async (_what, args) => {
  await begin({});
  await expect(lienthong(...args)).rejects.toMatchObject({ exitCode: 1 });
  expect(api.seen).toEqual([]);
});
