import { randomUUID } from 'node:crypto';
import type { Check } from '../check';
import { expectAnswer, expectProblem, expectSame, memberOf } from '../expect';
import { NotSeen } from '../finding';

/** Taking back what is not decided yet. */
export const withdrawalChecks: readonly Check[] = [
  {
    id: 'withdrawal-before-decision',
    title: {
      vi: 'Rút hồ sơ trước khi có quyết định được chấp nhận, bao nhiêu lần cũng vậy',
      en: 'A withdrawal before a decision is taken, as often as it comes',
    },
    run: async (agency) => {
      const key = agency.newKey();
      await agency.file(key, agency.filing(key));
      const first = await agency.withdraw(key);
      if (first.status === 409) {
        expectProblem(first, 409, 'already-decided');
        throw new NotSeen(decidedFirst);
      }
      expectAnswer(first, 200, { state: 'withdrawn' });
      expectAnswer(await agency.withdraw(key), 200, { state: 'withdrawn' });
      expectAnswer(await agency.get(key), 200, { state: 'withdrawn' });
    },
  },
  {
    id: 'withdrawal-after-decision',
    title: {
      vi: 'Rút hồ sơ sau quyết định là 409 already-decided, và quyết định vẫn có hiệu lực',
      en: 'A withdrawal after the decision is 409 already-decided, and the decision counts',
    },
    run: async (agency) => {
      const key = await agency.granted();
      expectProblem(await agency.withdraw(key), 409, 'already-decided');
      expectAnswer(await agency.get(key), 200, { state: 'granted' });
    },
  },
  {
    id: 'order-once-by-key',
    title: {
      vi: 'Một lệnh gửi lại dưới cùng Idempotency-Key được trả lời như lần đầu',
      en: 'An order sent again under its Idempotency-Key is answered as before',
    },
    run: async (agency) => {
      const key = agency.newKey();
      await agency.file(key, agency.filing(key));
      const how = { idempotencyKey: randomUUID() };
      const first = await agency.withdraw(key, how);
      const again = await Promise.all([1, 2, 3].map(() => agency.withdraw(key, how)));
      expectSame([first, ...again]);
      const state = first.status === 200 ? 'withdrawn' : memberOf((await agency.get(key)).body, 'state');
      expectAnswer(await agency.get(key), 200, { state });
    },
  },
];

const decidedFirst = {
  vi: 'cơ quan đã quyết định trước khi lệnh rút đến',
  en: 'the agency had decided before the withdrawal came',
};
