import { setTimeout as sleep } from 'node:timers/promises';
import { decision } from '../../../support/fake-agencies';
import type { Ending } from '../ending';
import { decide, grant, keyOf, others, recorded, refuse, until, untilAsked, untilStuck } from '../telling';

/** What agencies and time alone bring about. */
export const ofAgencies: readonly Ending[] = [
  {
    name: 'granted',
    outcome: 'granted',
    shows: 'step-granted',
    story: (telling) => grant(telling, ...telling.fixture.steps),
  },
  {
    name: 'refused',
    outcome: 'refused',
    shows: 'step-refused',
    story: (telling) => refuse(telling, telling.first),
  },
  {
    name: 'partial',
    outcome: 'partial',
    shows: 'step-refused',
    story: async (telling) => {
      const { first, second } = telling;
      await grant(telling, first);
      await until(telling, 'with-agency', [second]);
      await refuse(telling, second);
      await grant(telling, ...others(telling, first, second));
    },
  },
  {
    name: 'provisional-then-granted',
    bundles: ['birth'],
    outcome: 'granted',
    shows: 'step-amended',
    story: async (telling) => {
      const { first, fixture } = telling;
      const book = { number: '1', volume: '01/2026', page: '1' };
      const result = { personalId: null, provisional: true, book, registeredOn: '2026-11-23' };
      await decide(telling, first, { result });
      await until(telling, 'granted', [first]);
      await grant(telling, ...fixture.steps);
    },
  },
  {
    name: 'delayed',
    outcome: 'granted',
    shows: 'step-resumed',
    story: async (telling) => {
      const { agencies, first, fixture, pass } = telling;
      let down = true;
      agencies.onMessage = ({ step }) => {
        if (down && step === first) throw new Error('the agency answered 503');
        return undefined;
      };
      await pass('25 seconds');
      await recorded(telling, 'step-delayed');
      down = false;
      // A decision before that would be an acknowledgement itself.
      await pass('2 minutes');
      await until(telling, 'with-agency', [first]);
      await grant(telling, ...fixture.steps);
    },
  },
  {
    name: 'overdue-callback',
    outcome: 'granted',
    shows: 'step-granted',
    story: async (telling) => {
      const { agencies, second } = telling;
      const answer = decision(keyOf(telling, second));
      agencies.onAsk = (key) => (key === answer.dossierKey ? answer : undefined);
      await grant(telling, ...others(telling, second));
    },
  },
  {
    name: 'lost-dossier',
    outcome: 'granted',
    shows: 'step-granted',
    story: async (telling) => {
      const { agencies, second, pass } = telling;
      const lost = keyOf(telling, second);
      const deliveries = () =>
        agencies.taken.filter(({ what, key }) => what === 'delivery' && key === lost).length;
      agencies.onAsk = (key) => (key === lost && deliveries() === 1 ? 'never-arrived' : undefined);
      await grant(telling, ...others(telling, second));
      await until(telling, 'with-agency', [second]);
      await pass('10 seconds');
      while (deliveries() < 2) await sleep(20);
      await grant(telling, second);
    },
  },
  {
    name: 'deadline-missed',
    outcome: 'granted',
    shows: 'deadline-missed',
    story: async (telling) => {
      const { second, pass } = telling;
      await grant(telling, ...others(telling, second));
      await until(telling, 'with-agency', [second]);
      await pass('30 days');
      await recorded(telling, 'deadline-missed');
      await grant(telling, second);
    },
  },
  {
    name: 'stuck',
    outcome: null,
    shows: 'step-stuck',
    story: async (telling) => {
      await untilStuck(telling);
      await recorded(telling, 'step-stuck');
    },
  },
  {
    name: 'supplement-expired',
    outcome: 'partial',
    shows: 'supplement-expired',
    story: async (telling) => {
      await untilAsked(telling);
      await telling.pass('30 days');
    },
  },
  {
    name: 'linked',
    bundles: ['death'],
    linked: true,
    outcome: 'granted',
    shows: 'linked-case-stopped',
    story: (telling) => grant(telling, ...telling.fixture.steps),
  },
];
