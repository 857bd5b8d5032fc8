import {
  correction,
  edited,
  retry,
  revocation,
  skip,
  stop,
  supplement,
  withdrawal,
} from '../../../support/orders';
import { decision } from '../../../support/fake-agencies';
import type { Ending } from '../ending';
import {
  decide,
  grant,
  grantAgain,
  keyOf,
  until,
  untilAsked,
  untilHalfway,
  untilStuck,
  type Telling,
} from '../telling';

const renaming = ({ fixture }: Telling) => ({ declaration: fixture.renamed, pointers: [fixture.name] });

const ofOperators: readonly Ending[] = [
  {
    name: 'stuck-then-retried',
    outcome: 'granted',
    shows: 'step-retried',
    story: async (telling) => {
      const { running, second } = telling;
      (await untilStuck(telling))();
      await running.order(retry(second));
      await grant(telling, second);
    },
  },
  {
    name: 'stuck-then-edited',
    outcome: 'granted',
    shows: 'step-retried',
    story: async (telling) => {
      const { running, fixture, second } = telling;
      (await untilStuck(telling))();
      await running.order(
        retry(second, edited({ declaration: fixture.declaration, pointers: [fixture.askable] })),
      );
      await decide(telling, second, { round: 2 });
    },
  },
  {
    name: 'stuck-then-skipped',
    outcome: 'partial',
    shows: 'step-skipped',
    story: async (telling) => {
      await untilStuck(telling);
      await telling.running.order(skip(telling.second));
    },
  },
];

const ofCitizens: readonly Ending[] = [
  {
    name: 'supplemented',
    outcome: 'granted',
    shows: 'supplement-received',
    story: async (telling) => {
      const { running, fixture, second } = telling;
      await untilAsked(telling);
      await running.order(
        supplement(second, { declaration: fixture.declaration, pointers: [fixture.askable] }),
      );
      await until(telling, 'with-agency', [second], { round: 2 });
      await decide(telling, second, { round: 2 });
    },
  },
  {
    name: 'withdrawn-before',
    outcome: 'withdrawn',
    shows: 'step-withdrawn',
    story: async (telling) => {
      await until(telling, 'with-agency', [telling.first]);
      await telling.running.order(withdrawal());
    },
  },
  {
    name: 'withdrawn-after',
    minSteps: 3,
    outcome: 'partial',
    shows: 'step-withdrawn',
    story: async (telling) => {
      await untilHalfway(telling, telling.first, telling.second);
      await telling.running.order(withdrawal());
    },
  },
  {
    name: 'withdrawal-too-late',
    outcome: 'partial',
    shows: 'withdrawal-too-late',
    story: async (telling) => {
      const { running, agencies, first, second } = telling;
      await untilHalfway(telling, first);
      const answer = decision(keyOf(telling, second));
      agencies.onMessage = ({ what, step }) =>
        what === 'withdrawal' && step === second ? { outcome: 'already-decided', status: 409 } : undefined;
      agencies.onAsk = (key) => (key === answer.dossierKey ? answer : undefined);
      await running.order(withdrawal());
    },
  },
];

const ofAuthorities: readonly Ending[] = [
  {
    name: 'corrected',
    outcome: 'granted',
    shows: 'correction-ordered',
    story: async (telling) => {
      const { running, fixture } = telling;
      await untilHalfway(telling, ...fixture.steps.slice(0, -1));
      await running.order(correction(renaming(telling)));
      await grantAgain(telling);
    },
  },
  {
    name: 'corrected-while-running',
    outcome: 'granted',
    shows: 'step-recalled',
    story: async (telling) => {
      await untilHalfway(telling, telling.first);
      await telling.running.order(correction(renaming(telling)));
      await grantAgain(telling);
    },
  },
  {
    name: 'revoked',
    minSteps: 3,
    outcome: 'revoked',
    shows: 'step-reversed',
    story: async (telling) => {
      const { running, first, second } = telling;
      await untilHalfway(telling, first, second);
      await running.order(revocation(first));
    },
  },
  {
    name: 'stopped',
    bundles: ['birth'],
    outcome: 'partial',
    shows: 'stop-ordered',
    story: async (telling) => {
      const { running, first, second } = telling;
      await untilHalfway(telling, first, second);
      await running.order(stop());
    },
  },
  {
    name: 'money-recovered',
    bundles: ['death'],
    outcome: 'revoked',
    shows: 'claim-opened',
    story: async (telling) => {
      const { running, first } = telling;
      await untilHalfway(telling, first, 'funeral-benefit');
      await running.order(revocation(first));
    },
  },
];

/** What people order while the case runs. */
export const ofPeople: readonly Ending[] = [...ofOperators, ...ofCitizens, ...ofAuthorities];
