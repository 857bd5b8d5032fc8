import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { findView, type CaseView } from './cases';
import {
  correction,
  give,
  giveUntilTaken,
  retry,
  revocation,
  settlement,
  skip,
  supplement,
  withdrawal,
} from './orders';
import type { GivenOrder } from './orders';
import { eventually } from './eventually';
import type { RunningStack } from './running-stack';
import { decide, type Word } from './simulators';

/**
 * What people and officers do to one case, one thing after another. What a number picks from depends on how the case
 * stands; where there is nothing to pick, nothing happens.
 */
const moves = [
  'decide',
  'decide',
  'decide',
  'decide',
  'refuse',
  'ask',
  'ask',
  'answer',
  'answer',
  'withdraw',
  'rename',
  'change-sex',
  'change-address',
  'revoke',
  'revoke-first',
  'retry',
  'skip',
  'settle',
  'wait',
] as const;
type Move = (typeof moves)[number];
interface TimedMove {
  move: Move;
  pick: number;
  pauseMs: number;
}
export type Scenario = readonly TimedMove[];

/** The same scenarios for the same seed. */
export function scenariosOf(seed: number, count: number): Scenario[] {
  const timedMove = fc.record<TimedMove>({
    move: fc.constantFrom(...moves),
    pick: fc.nat({ max: 1_000 }),
    pauseMs: fc.nat({ max: 400 }),
  });
  return fc.sample(fc.array(timedMove, { minLength: 6, maxLength: 14 }), { seed, numRuns: count });
}

/** Plays a scenario; what people order is not always lawful as the case stands, and then it is refused. */
export async function play(stack: RunningStack, caseId: string, scenario: Scenario): Promise<void> {
  for (const { move, pick, pauseMs } of scenario) {
    await delay(pauseMs);
    const view = await findView(stack, caseId);
    if (view) await make(stack, view, { move, pick });
  }
}

/** Whoever is waited for does what is waited for, until the case is settled. */
export async function finish(stack: RunningStack, caseId: string): Promise<void> {
  await eventually(async () => {
    const view = await findView(stack, caseId);
    if (view?.status === 'settled') return true;
    for (const { who, step } of view?.waitingFor ?? []) {
      if (who === 'operator') await give(stack, retry(caseId, step));
      if (who === 'citizen' && view) await give(stack, answerTo(view, step));
    }
    return delay(200).then(() => undefined);
  });
}

async function make(
  stack: RunningStack,
  view: CaseView,
  { move, pick }: Omit<TimedMove, 'pauseMs'>,
): Promise<void> {
  const word = wordOf(move);
  if (word) {
    const held = pickOf(
      view.steps.filter(({ state }) => state === 'with-agency'),
      pick,
    );
    if (!held?.dossierKey) return;
    await decide(stack, { agency: held.agency, key: held.dossierKey }, word).catch(() => false);
    return;
  }
  const order = orderOf(view, { move, pick });
  if (order) await giveUntilTaken(stack, order);
}

function wordOf(move: Move): Word | undefined {
  switch (move) {
    case 'decide':
      return { decision: 'granted' };
    case 'refuse':
      return { decision: 'refused', reason: { code: 'officer-refused' } };
    case 'ask':
      return { decision: 'supplement-requested', fields: [{ pointer: '/applicant/phone' }] };
    default:
      return undefined;
  }
}

function orderOf(view: CaseView, { move, pick }: Omit<TimedMove, 'pauseMs'>): GivenOrder | undefined {
  const { caseId, steps, waitingFor, claims } = view;
  const step = pickOf(steps, pick)?.id ?? '';
  const who = view.bundle === 'birth' ? 'child' : 'deceased';
  const change = (pointer: string, value: string) => correction(caseId, [{ pointer, value }]);
  switch (move) {
    case 'answer': {
      const asked = pickOf(
        steps.filter(({ state }) => state === 'awaiting-citizen'),
        pick,
      );
      return asked && answerTo(view, asked.id);
    }
    case 'withdraw':
      return withdrawal(caseId);
    case 'rename':
      return change(`/${who}/name`, `Trần Bảo Ánh ${'I'.repeat((pick % 5) + 1)}`);
    case 'change-sex':
      return change(`/${who}/sex`, pick % 2 === 0 ? 'female' : 'male');
    case 'change-address':
      return change('/applicant/residence/detail', `${String(pick)} Lê Lợi`);
    case 'revoke':
      return revocation(caseId, step);
    case 'revoke-first':
      return revocation(caseId, steps[0]?.id ?? '');
    case 'retry':
    case 'skip': {
      const stuck = pickOf(
        waitingFor.filter((wait) => wait.who === 'operator'),
        pick,
      );
      return stuck && (move === 'retry' ? retry : skip)(caseId, stuck.step);
    }
    case 'settle': {
      const claim = pickOf(claims, pick);
      return claim && settlement(caseId, claim);
    }
    default:
      return undefined;
  }
}

/** Whatever is asked for is answered with a telephone number: officers here ask for nothing else. */
const answerTo = ({ caseId }: CaseView, step: string): GivenOrder =>
  supplement(caseId, step, [{ pointer: '/applicant/phone', value: '0912345678' }]);

function pickOf<T>(from: readonly T[], pick: number): T | undefined {
  return from[pick % from.length];
}
