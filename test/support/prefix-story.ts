import type { RecordedCase } from '../../domain/case-events';
import type { StepState } from '../../domain/case-view';
import type { Order } from '../../workflows/messages';
import { bringCase, closeCase } from './bring-case';
import { faultsOf } from './case-checks';
import { faultIf } from './fault-if';
import type { CaseUnderTest } from './case-under-test';
import { deathDeclaration } from './death-declaration';
import { birthDeclaration } from './declarations';
import { filedCase } from './filed-case';
import type { Meet } from './model-agencies';
import { revocation, stop, withdrawal } from './orders';
import { prefixesOf, type Fate, type Prefix } from './prefixes';

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

/** One prefix, with one order behind it, of a case that is then brought to its end. */
export interface PrefixStory {
  bundle: Bundle;
  order: string;
  prefix: Prefix;
}

/** Every prefix of every bundle with every order behind it. */
export const prefixStories: readonly PrefixStory[] = (Object.keys(bundles) as Bundle[]).flatMap((bundle) =>
  Object.keys(orders).flatMap((order) =>
    prefixesOf(bundles[bundle].later.length).map((prefix) => ({ bundle, order, prefix })),
  ),
);

/**
 * Tells it, wherever its case runs; gives what was not as the law has it. Of an order that is not taken no agency hears;
 * `goesOn` are the messages that a case sends meanwhile by itself.
 */
export async function tellPrefix(
  file: (input: RecordedCase, meet: Meet) => Promise<CaseUnderTest>,
  { bundle, order, prefix }: PrefixStory,
  goesOn: (word: string) => boolean = () => false,
): Promise<string[]> {
  const { declare, money } = bundles[bundle];
  const ordered = orders[order]!;
  const { one, mend } = await bringCase(file, filedCase({ bundle, declaration: declare() }), prefix);
  const expected = ordered.expected(prefix, bundle);
  const before = one.words();
  const reply = await one.order(ordered.order(bundle));
  if (one.mayBeAskedAnyTime) await one.look();
  const isTaken = typeof reply !== 'string';
  const heard = one
    .words()
    .slice(before.length)
    .filter((word) => !goesOn(word));
  mend();
  await closeCase(one);
  await one.look();
  const faults = [...faultsOf(one), ...faultIf(isTaken !== (expected !== null), `order: ${String(isTaken)}`)];
  if (expected === null) return [...faults, ...heard];
  const states = one.recorded.steps.map(({ state }) => state);
  // The last steps of a death pay money, which is recovered as a claim.
  const recovered = expected.slice(4 - money).filter((state) => state === 'reversed').length;
  return [
    ...faults,
    ...faultIf(states.join() !== expected.join(), `ends ${states.join()}, not ${expected.join()}`),
    ...faultIf(one.recorded.claims.length !== recovered, `claims: ${String(one.recorded.claims.length)}`),
  ];
}
