import { setTimeout as sleep } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { CaseEventType } from '../../../domain/case-events';
import type { StepState } from '../../../domain/case-view';
import type { AgencyDecision } from '../../../domain/schemas/agency-contract';
import { decision, MessageRefused, type FakeAgencies } from '../../support/fake-agencies';
import type { RunningCase } from '../../support/running-case';
import type { CaseFixture } from './case-fixture';

/** What the stories of all bundles are told with: none of them names a step. */
export interface Telling {
  running: RunningCase;
  agencies: FakeAgencies;
  fixture: CaseFixture;
  /** The civil act, one that builds on it, and all that do. */
  first: string;
  second: string;
  later: readonly string[];
  /** Lets the server's clock run. */
  pass: (duration: Parameters<TestWorkflowEnvironment['sleep']>[0]) => Promise<void>;
}

export const keyOf = ({ running: { caseId } }: Telling, step: string, round = 1) =>
  `${caseId}/${step}/${round}`;

/** All steps but these. */
export function others({ fixture }: Telling, ...steps: string[]): string[] {
  return fixture.steps.filter((step) => !steps.includes(step));
}

export async function grant(telling: Telling, ...steps: string[]): Promise<void> {
  for (const step of steps) await decide(telling, step, {});
}

export async function decide(
  telling: Telling,
  step: string,
  { round = 1, ...over }: { round?: number } & Partial<AgencyDecision>,
): Promise<void> {
  await telling.running.decide(decision(keyOf(telling, step, round), over));
}

export async function refuse(telling: Telling, step: string): Promise<void> {
  await decide(telling, step, { decision: 'refused', reason: { code: 'not-in-order' } });
}

/** Until each of the steps is in that state, in that round where it matters. */
export async function until(
  { running }: Telling,
  state: StepState,
  steps: readonly string[],
  { round }: { round?: number } = {},
): Promise<void> {
  await running.until((view) =>
    view.steps.every(
      (step) =>
        !steps.includes(step.id) || (step.state === state && (round === undefined || step.round === round)),
    ),
  );
}

/** Until something is on the record. */
export async function recorded({ agencies }: Telling, type: CaseEventType): Promise<void> {
  while (!agencies.typesRecorded().includes(type)) await sleep(20);
}

/** The second step's agency will not take its dossier, until the function that is given back is called. */
export async function untilStuck(telling: Telling): Promise<() => void> {
  const { agencies, first, second } = telling;
  agencies.onMessage = ({ step, what }) => {
    if (step === second && what === 'delivery') throw new MessageRefused();
    return undefined;
  };
  await grant(telling, first, ...others(telling, first, second));
  await until(telling, 'stuck', [second]);
  return () => {
    agencies.onMessage = () => undefined;
  };
}

/** Everything is decided but the second step, whose agency asks the citizen for more. */
export async function untilAsked(telling: Telling): Promise<void> {
  const { fixture, first, second } = telling;
  await grant(telling, first, ...others(telling, first, second));
  await decide(telling, second, {
    decision: 'supplement-requested',
    reason: { code: 'not-in-order' },
    fields: [{ pointer: fixture.askable }],
  });
  await until(telling, 'awaiting-citizen', [second]);
}

/** The first steps are granted and the rest are with their agencies. */
export async function untilHalfway(telling: Telling, ...granted: string[]): Promise<void> {
  await grant(telling, ...granted);
  await until(telling, 'granted', granted);
  await until(telling, 'with-agency', others(telling, ...granted));
}

/** What a correction has changed is granted again: the civil act, then what builds on it. */
export async function grantAgain(telling: Telling): Promise<void> {
  const { first, later } = telling;
  await until(telling, 'with-agency', [first], { round: 2 });
  await decide(telling, first, { round: 2 });
  await until(telling, 'with-agency', later, { round: 2 });
  for (const step of later) await decide(telling, step, { round: 2 });
}
