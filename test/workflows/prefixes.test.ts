import type { StepState } from '../../domain/case-view';
import type { Order } from '../../workflows/messages';
import { bringCase, closeCase } from '../support/bring-case';
import { faultsOf } from '../support/case-checks';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { filedCase } from '../support/filed-case';
import { revocation, stop, withdrawal } from '../support/orders';
import { prefixesOf, type Fate, type Prefix } from '../support/prefixes';
import { StagedCase } from '../support/staged-case';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/stage'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/stage'));
jest.setTimeout(120_000);

/** The later steps of a bundle, and which of them the law lets be plainly undone. */
const bundles = {
  birth: {
    declare: birthDeclaration,
    later: ['residence', 'health-insurance', 'identity-card'],
    undone: 2,
    money: 0,
  },
  death: {
    declare: deathDeclaration,
    later: ['residence-removal', 'funeral-benefit', 'survivor-benefit'],
    undone: 0,
    money: 2,
  },
} as const;
type Bundle = keyof typeof bundles;

interface Ordered {
  order: (first: string) => Order;
  /** What the steps are afterwards; null where the order is not to be taken. */
  expected: (prefix: Prefix, bundle: Bundle) => StepState[] | null;
}

const isOpen = (fate: Fate) => fate !== 'granted' && fate !== 'refused';
const takenBack = (fate: Fate, isUndone: boolean): StepState =>
  isOpen(fate) ? 'withdrawn' : fate === 'granted' && isUndone ? 'reversed' : fate;
const allLost = (first: StepState, then: StepState): StepState[] => [first, then, then, then];

const orders: Record<string, Ordered> = {
  'withdrawn by the family': {
    order: withdrawal,
    expected: ({ first, later }, bundle) => {
      if (isOpen(first)) return allLost('withdrawn', 'withdrawn');
      const steps = later.map((fate, i) => takenBack(fate, i < bundles[bundle].undone));
      return steps.some((state) => state === 'withdrawn' || state === 'reversed')
        ? ['granted', ...steps]
        : null;
    },
  },
  'revoked by a decision on the civil act': {
    order: (first) => revocation(first),
    expected: ({ first, later }) =>
      first === 'granted' ? ['reversed', ...later.map((fate) => takenBack(fate, true))] : null,
  },
  'stopped because the person has died': {
    order: stop,
    expected: ({ first, later }) => {
      if (isOpen(first)) return allLost('granted', 'withdrawn');
      const steps = later.map((fate) => takenBack(fate, true));
      return steps.some((state) => state !== 'refused') ? ['granted', ...steps] : null;
    },
  },
};

describe.each(Object.keys(bundles) as Bundle[])(
  'a %s case at every point that it can have come to',
  (bundle) => {
    test.each(Object.entries(orders))(
      '%s keeps to what the law takes back, each once and in order',
      async (_, ordered) => {
        const { declare, later, money } = bundles[bundle];
        for (const prefix of prefixesOf(later.length)) {
          const one = await StagedCase.begin(filedCase({ bundle, declaration: declare() }));
          const { mend } = await bringCase(one, prefix);
          const expected = ordered.expected(prefix, bundle);
          const before = one.words();
          const reply = await one.order(ordered.order(bundle));
          await one.look();
          if (expected === null) {
            expect([prefix, typeof reply, one.words()]).toEqual([prefix, 'string', before]);
          }
          mend();
          await closeCase(one);
          await one.look();
          expect([prefix, faultsOf(one)]).toEqual([prefix, []]);
          if (expected === null) continue;
          expect([prefix, one.recorded.steps.map(({ state }) => state)]).toEqual([prefix, expected]);
          // The last steps of a death pay money, which is recovered as a claim.
          const recovered = expected.slice(4 - money).filter((state) => state === 'reversed').length;
          expect([prefix, one.recorded.claims.length]).toEqual([prefix, recovered]);
        }
      },
    );
  },
);
