import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { disagreements, type Disagreement } from '../e2e/support/agreement';
import { caseIdOf, file, newFamilies } from '../e2e/support/cases';
import { newDeath } from '../e2e/support/deaths';
import { inParallel } from '../e2e/support/eventually';
import { RunningStack } from '../e2e/support/running-stack';
import { play, scenariosOf } from '../e2e/support/scenario';
import { setAllDesks } from '../e2e/support/simulators';
import { drain } from './drain';
import { storm, type Weather } from './weather';

/** Files cases and gives orders through a storm, waits until everything has come to rest, and checks all of it. */
export interface StormOptions {
  minutes: number;
  seed: number;
  cases: number;
}

export interface StormResult extends StormOptions {
  weather: Weather;
  /** How many cases came to each outcome; `open` for those that came to none. */
  outcomes: Map<string, number>;
  findings: Disagreement[];
}

const atOnce = 40;
/** Late effects arrive up to 40 s after the last fault; the rest is waiting for offices to be asked again. */
const drainedWithinMs = 360_000;

export async function runStorm(options: StormOptions, say: (text: string) => void): Promise<StormResult> {
  const stack = await RunningStack.start();
  try {
    say(`stack in ${stack.dir}`);
    const { caseIds, weather } = await blow(stack, options, say);
    say(`drain ${String(caseIds.length)} cases`);
    const untilMs = Date.now() + drainedWithinMs;
    const views = await inParallel(caseIds, atOnce, (caseId) => drain(stack, caseId, untilMs));
    say('check');
    const checked = await inParallel(views, 5, async (view, i) => {
      const caseId = caseIds[i] ?? '';
      if (!view) return [{ caseId, kind: 'lost' as const, what: 'nobody knows the case' }];
      if (view.status !== 'settled') return [{ caseId, ...standing(view) }];
      return disagreements(stack, view);
    });
    const outcomes = new Map<string, number>();
    for (const view of views) {
      const outcome = view?.outcome ?? 'open';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    return { ...options, weather, outcomes, findings: checked.flat() };
  } finally {
    await stack.remove();
  }
}

async function blow(
  stack: RunningStack,
  { minutes, seed, cases }: StormOptions,
  say: (text: string) => void,
): Promise<{ caseIds: string[]; weather: Weather }> {
  const births = await newFamilies(stack, Math.ceil(cases / 2));
  const deaths = await inParallel(Array.from({ length: cases - births.length }), 10, () => newDeath(stack));
  const declarations = births.flatMap((birth, i) => [birth, deaths[i]]).filter((one) => one !== undefined);
  await setAllDesks(stack, { delayMs: 300 });
  say('the storm begins');
  const blowing = storm(stack, seed, AbortSignal.timeout(minutes * 60_000));
  const scenarios = scenariosOf(seed, cases);
  const startedMs = Date.now();
  const everyMs = (minutes * 60_000 * 0.8) / cases;
  const caseIds = await inParallel(declarations, Math.min(cases, 200), async (declaration, i) => {
    await delay(Math.max(0, startedMs + i * everyMs - Date.now()));
    const caseId = await fileInStorm(stack, declaration);
    // Who gets no answer to an order for minutes gives up; whether it has been taken, the case has to know.
    await play(stack, caseId, scenarios[i] ?? []).catch(() => undefined);
    return caseId;
  });
  return { caseIds, weather: await blowing };
}

/** However long it takes until it is answered, under one key. */
async function fileInStorm(stack: RunningStack, declaration: unknown): Promise<string> {
  for (const key = randomUUID(); ;) {
    const answer = await file(stack, declaration, key);
    if (answer.status !== 0 && answer.status < 500) return caseIdOf(answer);
    await delay(500);
  }
}

const standing = (view: { waitingFor: readonly { who: string; what: string; step: string }[] }) => ({
  kind: 'silent' as const,
  what: `does not settle: ${view.waitingFor.map(({ who, what, step }) => `${what} of ${who} on ${step}`).join(', ') || 'waits for nobody'}`,
});
