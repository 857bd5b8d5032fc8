import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addOrderVerbs } from '../../cli/commands/order-verbs';
import { caseId } from './support/cases';
import { problem } from './support/fake-api';
import { RunVerbs } from './support/run-verbs';

const verbs = new RunVerbs(addOrderVerbs);

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
  await verbs.begin({ [path]: () => ordered });
  expect(await verbs.run(...args)).toBe(0);
  expect(verbs.seen).toMatchObject([{ method: 'POST', path, body }]);
  expect(verbs.seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(verbs.said).toContain('o-1');
});

test.each([
  ['user:ops-1', 'user:ops-1'],
  ['none', null],
])('own with --owner %s says who sees to the case', async (given, owner) => {
  await verbs.begin({ [ops('owner')]: () => ordered });
  expect(await verbs.run('own', caseId, '--owner', given, ...why)).toBe(0);
  expect(verbs.seen).toMatchObject([{ method: 'PUT', path: ops('owner'), body: { owner, reason } }]);
});

test('a case is named by its code too, and a key may be given so that trying again repeats nothing', async () => {
  await verbs.begin({ [of('withdrawal')]: () => ordered });
  await verbs.run('withdraw', '000.00.01.H29-261124-0016', ...why, '--key', 'k-1');
  expect(verbs.seen.at(-1)).toMatchObject({ path: of('withdrawal'), headers: { 'idempotency-key': 'k-1' } });
});

test('says what is withdrawn, undone, done again, and what stands for which reason', async () => {
  const stands = [{ step: 'birth', reason: 'falls-only-by-decision' }];
  const reply = { ...ordered, withdrawn: ['residence'], undone: ['health-insurance'], stands };
  await verbs.begin({ [of('withdrawal')]: () => reply });
  await verbs.run('withdraw', caseId, ...why);
  for (const part of [/Withdrawn +residence/, /Undone +health-insurance/, /birth \(falls only by decision\)/])
    expect(verbs.said).toMatch(part);
  verbs.said = '';
  await verbs.run('withdraw', caseId, ...why, '--output', 'json');
  expect(JSON.parse(verbs.said)).toEqual(reply);
});

test('a refusal ends with 1 and is said with its code, its remedy and each wrong field', async () => {
  const errors = [{ pointer: '/changes/0/pointer', code: 'not-asked', detail: 'leave it out' }];
  await verbs.begin({
    [of('supplements')]: (_seen, response) => problem(response, 400, 'not-asked', { errors }),
  });
  expect(await verbs.run('supplement', caseId, 'birth', ...setName)).toBe(1);
  for (const part of ['400 not-asked', 'remedy of not-asked', '/changes/0/pointer: leave it out'])
    expect(verbs.said).toContain(part);
});

test('a paper is sent with its name, its type and its bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-cli-'));
  const path = join(folder, 'scan.PDF');
  writeFileSync(path, 'hello');
  await verbs.begin({ [of('supplements')]: () => ordered });
  await verbs.run('supplement', caseId, 'birth', '--attach', `proof=${path}`);
  rmSync(folder, { recursive: true });
  expect(verbs.seen[0]?.body).toMatchObject({
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
  await verbs.begin({});
  await expect(verbs.run(...args)).rejects.toMatchObject({ exitCode: 1 });
  expect(verbs.seen).toEqual([]);
});
