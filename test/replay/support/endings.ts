import { setTimeout as sleep } from 'node:timers/promises';
import type { StepState } from '../../../domain/case-view';
import { decision, MessageRefused, type FakeAgencies } from '../../support/fake-agencies';
import type { RunningCase } from '../../support/running-case';

/** How a case of any edition may end, or where it may still stand: one history is kept of each. */
export interface Ending {
  name: string;
  story: (told: Telling) => Promise<void>;
}
export interface Telling {
  running: RunningCase;
  agencies: FakeAgencies;
  /** The edition's steps after the first. */
  later: readonly string[];
  /** Lets the server's clock run. */
  pass: (duration: string) => Promise<void>;
}

export const endings: readonly Ending[] = [
  {
    name: 'granted',
    story: async ({ running, later }) => {
      await grant(running, 'birth', ...later);
      await running.handle.result();
    },
  },
  {
    name: 'refused',
    story: async ({ running }) => {
      await refuse(running, 'birth');
      await running.handle.result();
    },
  },
  {
    name: 'partial',
    story: async ({ running, later }) => {
      await grant(running, 'birth');
      await until(running, 'residence', 'with-agency');
      await refuse(running, 'residence');
      await grant(running, ...later.filter((step) => step !== 'residence'));
      await running.handle.result();
    },
  },
  {
    name: 'provisional-then-granted',
    story: async ({ running, later }) => {
      const book = { number: '1', volume: '01/2026', page: '1' };
      const result = { personalId: null, provisional: true, book, registeredOn: '2026-11-23' };
      await running.decide(decision(keyOf(running, 'birth'), { result }));
      await until(running, 'birth', 'granted');
      await grant(running, 'birth', ...later);
      await running.handle.result();
    },
  },
  {
    name: 'delayed',
    story: async ({ running, agencies, later, pass }) => {
      let down = true;
      agencies.onFile = ({ agency }) => {
        if (down && agency === 'civil-status') throw new Error('civil-status answered 503');
      };
      await pass('25 seconds');
      await recorded(agencies, 'step-delayed');
      down = false;
      await grant(running, 'birth', ...later);
      await running.handle.result();
    },
  },
  {
    name: 'overdue-callback',
    story: async ({ running, agencies, later }) => {
      const answer = decision(keyOf(running, 'residence'));
      agencies.onAsk = (key) => (key === answer.dossierKey ? answer : undefined);
      await grant(running, 'birth', ...later.filter((step) => step !== 'residence'));
      await running.handle.result();
    },
  },
  {
    name: 'deadline-missed',
    story: async ({ running, agencies, later, pass }) => {
      await grant(running, 'birth', ...later.filter((step) => step !== 'residence'));
      await until(running, 'residence', 'with-agency');
      await pass('30 days');
      await recorded(agencies, 'deadline-missed');
      await grant(running, 'residence');
      await running.handle.result();
    },
  },
  {
    name: 'stuck',
    story: async ({ running, agencies, later }) => {
      agencies.onFile = ({ agency }) => {
        if (agency === 'residence') throw new MessageRefused();
      };
      await grant(running, 'birth', ...later.filter((step) => step !== 'residence'));
      await recorded(agencies, 'step-stuck');
    },
  },
  {
    name: 'supplement-asked',
    story: async ({ running, agencies, later }) => {
      const fields = [{ pointer: '/residence/householdHead/consent' }];
      const asking = {
        decision: 'supplement-requested',
        reason: { code: 'consent-missing' },
        fields,
      } as const;
      await grant(running, 'birth', ...later.filter((step) => step !== 'residence'));
      await running.decide(decision(keyOf(running, 'residence'), asking));
      await recorded(agencies, 'supplement-requested');
    },
  },
];

const keyOf = ({ caseId }: RunningCase, step: string) => `${caseId}/${step}/1`;

async function grant(running: RunningCase, ...steps: string[]): Promise<void> {
  for (const step of steps) await running.decide(decision(keyOf(running, step)));
}

async function refuse(running: RunningCase, step: string): Promise<void> {
  await running.decide(
    decision(keyOf(running, step), { decision: 'refused', reason: { code: 'not-in-order' } }),
  );
}

async function until(running: RunningCase, step: string, state: StepState): Promise<void> {
  await running.until(({ steps }) => steps.some(({ id, state: is }) => id === step && is === state));
}

async function recorded(agencies: FakeAgencies, type: string): Promise<void> {
  while (!agencies.recorded.some(({ event }) => event.type === type)) await sleep(20);
}
