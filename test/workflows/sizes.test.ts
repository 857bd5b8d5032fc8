import { randomUUID } from 'node:crypto';
import { inputOf } from '../../casework/temporal/start-options';
import type { AttachedPaper } from '../../domain/papers';
import { maxBytes } from '../../domain/schemas/common';
import type { Order } from '../../workflows/messages';
import { closeCase } from '../support/bring-case';
import { faultsOf } from '../support/case-checks';
import { deathDeclaration } from '../support/death-declaration';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { FakeTemporal } from '../support/fake-temporal';
import type { Word } from '../support/model-agencies';
import { filedCase } from '../support/filed-case';
import { authority, correction, supplement } from '../support/orders';
import { ask, grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));
jest.setTimeout(300_000);

const steps = ['death', 'residence-removal', 'funeral-benefit', 'survivor-benefit'];
const rounds = 5;
const orders = 50;
/** No event of a history exceeds this. */
const limit = 100_000;

const relative = (n: number) => ({
  personalId: `0790950${String(10_000 + n)}`,
  name: `Nguyễn Trần Thị Phương Hồng ${'A'.repeat((n % 20) + 1)}`,
  bornOn: '1990-01-01',
  relation: 'child',
  representative: n === 0,
});
/** Of a large family: as many relatives as a declaration may name. */
const plain = deathDeclaration();
const declaration = { ...plain, survivors: Array.from({ length: 50 }, (_, n) => relative(n)) };
const named = (n: number) => ({
  ...declaration,
  deceased: { ...declaration.deceased, name: `Nguyễn Văn Thứ ${'B'.repeat(n % 40)}` },
});

/** A result as long as one may be. */
function grantAtLength(step: string): Word {
  const { result, ...word } = grant(step);
  const room = maxBytes.result - bytesOf({ ...result, remark: '' });
  return { ...word, result: { ...result, remark: 'x'.repeat(room) } };
}

const paper = (): AttachedPaper => ({
  documentId: randomUUID(),
  document: 'giay-to-chung-minh',
  name: `${'Sổ hộ khẩu bản chụp '.repeat(9)}.pdf`,
  mediaType: 'application/pdf',
  size: 10 * 1024 * 1024,
  sha256: 'a'.repeat(64),
});

/** The largest of each that has been carried, in bytes of JSON. */
const largest = new Map<string, number>();
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify({ value }));
function weigh(what: string, value: unknown): void {
  largest.set(what, Math.max(largest.get(what) ?? 0, bytesOf(value)));
}

function weighCalls(): void {
  const { current } = FakeTemporal;
  const call = current.call.bind(current);
  current.call = async (name, args, options) => {
    // The input of a local activity is in no history.
    if (!options.isLocal) weigh(`input of ${name}`, args);
    const result = await call(name, args, options);
    weigh(`result of ${name}`, result);
    return result;
  };
}

async function give(one: FakeTemporalCase, order: Order): Promise<void> {
  weigh('update', { version: 1, order, atMs: Date.now(), attempt: 1 });
  weigh('start', inputOf({ caseId: one.caseId, ...one.record }, false));
  expect(await one.order(order)).toMatchObject({ orderId: order.id });
}

/** The agency asks five times, and each time the family answers with papers; then it grants. */
async function throughAllRounds(one: FakeTemporalCase, step: string): Promise<void> {
  for (let round = 1; round < rounds; round += 1) {
    await one.untilQuiet();
    const asked = ask('/applicant');
    const reason = { code: 'unclear', text: 'Đề nghị bổ sung giấy tờ chứng minh. '.repeat(50) };
    weigh('signal', {
      version: 1,
      received: [{ decision: await one.decide(step, { ...asked, reason }), atMs: 1 }],
    });
    await one.untilQuiet();
    const edits = { declaration, declarationRef: one.declarationRef, pointers: ['/applicant'] };
    const answer = supplement(step, edits);
    if (answer.kind !== 'supplement') throw new Error('no supplement');
    await give(one, { ...answer, attachments: [paper(), paper()] });
  }
  await one.untilQuiet();
  await one.decide(step, grantAtLength(step));
}

test('a case of 32 papers, 50 orders and five rounds a step still takes a correction ten years on, and nothing it was told is large', async () => {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'death', declaration }));
  weighCalls();
  for (const step of steps) await throughAllRounds(one, step);
  await closeCase(one);
  for (let n = 0; n < orders; n += 1) {
    const decision = { ...authority, number: `${n}/QĐ-UBND` };
    await give(one, correction({ declaration: named(n + 1), declarationRef: one.declarationRef }, decision));
    await closeCase(one);
  }
  FakeTemporal.current.nowMs += 10 * 365 * 86_400_000;
  const later = { ...authority, number: '1/QĐ-UBND', on: '2036-11-20' };
  await give(one, correction({ declaration, declarationRef: one.declarationRef }, later));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  const sizes = [...largest].sort(([, a], [, b]) => b - a);
  process.stdout.write(`${sizes.map(([what, bytes]) => `${what}: ${bytes} bytes`).join('\n')}\n`);
  expect(sizes.filter(([, bytes]) => bytes > limit)).toEqual([]);
});

/** Filled up to what a declaration may hold. */
function atLength<Declared extends { funeral: { payment: object } }>(declared: Declared): Declared {
  const room = maxBytes.declaration - bytesOf(declared) + 8;
  return { ...declared, origin: 'x'.repeat(Math.max(0, room)) };
}

test('steps that each rest on a declaration and results of their own at their longest still start below the limit', async () => {
  const long = atLength(declaration);
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'death', declaration: long }));
  for (const step of steps) {
    await one.untilQuiet();
    await one.decide(step, grantAtLength(step));
  }
  await closeCase(one);
  const changes = [
    { survivors: declaration.survivors.map((s, n) => (n === 1 ? { ...s, name: 'Nguyễn Thị Hai' } : s)) },
    {
      funeral: {
        ...declaration.funeral,
        payment: { ...declaration.funeral.payment, account: '0071000000002' },
      },
    },
    {
      deceased: {
        ...declaration.deceased,
        lastResidence: { ...declaration.deceased.lastResidence, detail: '14 Lê Lợi' },
      },
    },
    { deceased: { ...declaration.deceased, cause: 'Tuổi già' } },
  ];
  let now: typeof long = long;
  for (const [n, change] of changes.entries()) {
    now = { ...now, ...change };
    const decision = { ...authority, number: `${n + 70}/QĐ-UBND` };
    await give(one, correction({ declaration: now, declarationRef: one.declarationRef }, decision));
    await closeCase(one);
  }
  expect(bytesOf(inputOf({ caseId: one.caseId, ...one.record }, false))).toBeLessThan(limit);
});
