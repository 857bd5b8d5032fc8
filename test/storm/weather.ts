import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { agencyIds, type AgencyId } from '../../domain/agencies';
import { parts, type Part, type RunningStack } from '../e2e/support/running-stack';
import { calm, setDesk, setFaults, type Word } from '../e2e/support/simulators';

/** What breaks, when, in what order: the same for the same seed. */
const always = { loseAnswerRate: 0.1 };
const killEveryMs = 5_000;

/** All that an agency can be told to do wrong. */
const faults: Record<string, object> = {
  outage: { outage: true },
  latency: { latencyMs: 1_500 },
  errors: { errorRate: 0.5 },
  rejected: { reject: { status: 422, code: 'wrong', times: 1 } },
  intercepted: { proxy: { status: 404, body: { code: 'unknown-dossier' }, times: 3 } },
  'error page': { proxy: { status: 503, times: 3 } },
  late: { lateMs: 8_000 },
  'much later': { lateMs: 40_000 },
  hang: { hang: true },
  'wrong key': { wrongKey: true },
  unusable: { unusable: true },
  'granted after all': { decideAgain: 'grant' },
  'refused after all': { decideAgain: 'refuse' },
  'clock ahead': { skewMs: 600_000 },
  'clock behind': { skewMs: -600_000 },
  'lost decisions': { dropCallbackRate: 0.5, duplicateCallbackRate: 0.5, shuffleCallbacks: true },
};
const faultsOfPopulation: Record<string, object> = { ...faults, 'refused notices': { refuseNotices: true } };

const asked: Word = { decision: 'supplement-requested', fields: [{ pointer: '/applicant/phone' }] };
const rules: readonly (Word & { times: number })[][] = [
  [],
  [],
  [{ ...asked, times: 1 }],
  [{ decision: 'refused', times: 1 }],
];

interface Gust {
  agency: AgencyId;
  fault: number;
  rule: number;
  lastsMs: number;
}

/** Counts of what was done, by name. */
export type Weather = Map<string, number>;

const count = (weather: Weather, what: string): void => void weather.set(what, (weather.get(what) ?? 0) + 1);

/** Until `over`: at each time one agency is broken in one way, and every five seconds a part is killed. */
export async function storm(stack: RunningStack, seed: number, over: AbortSignal): Promise<Weather> {
  const weather: Weather = new Map();
  await whileOut(() => Promise.all(agencyIds.map((agency) => setFaults(stack, agency, always))), over);
  await Promise.all([gusts(stack, { seed, over, weather }), kills(stack, { seed, over, weather })]);
  await stack.untilAnswers(120_000);
  await calm(stack);
  return weather;
}

interface Blowing {
  seed: number;
  over: AbortSignal;
  weather: Weather;
}

async function gusts(stack: RunningStack, { seed, over, weather }: Blowing): Promise<void> {
  const gust = fc.record<Gust>({
    agency: fc.constantFrom(...agencyIds),
    fault: fc.nat({ max: 10_000 }),
    rule: fc.nat({ max: rules.length - 1 }),
    lastsMs: fc.integer({ min: 1_500, max: 6_000 }),
  });
  for (const { agency, fault, rule, lastsMs } of fc.sample(gust, { seed, numRuns: 5_000 })) {
    if (over.aborted) return;
    const drawn = Object.entries(agency === 'population' ? faultsOfPopulation : faults);
    const [name = '', settings = {}] = drawn[fault % drawn.length] ?? [];
    count(weather, name);
    await whileOut(() => setFaults(stack, agency, { ...always, ...settings }), over);
    await whileOut(() => setDesk(stack, agency, { delayMs: 300, rules: rules[rule] ?? [] }), over);
    await delay(lastsMs, undefined, { signal: over }).catch(() => undefined);
    await whileOut(() => setFaults(stack, agency, always), over);
  }
}

async function kills(stack: RunningStack, { seed, over, weather }: Blowing): Promise<void> {
  for (const part of fc.sample(fc.constantFrom<Part[]>(...parts), { seed, numRuns: 5_000 })) {
    await delay(killEveryMs, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    count(weather, `kill ${part}`);
    await stack.kill(part).catch(() => count(weather, `${part} not back in time`));
  }
}

/** The agencies may have been killed the moment before. */
async function whileOut(act: () => Promise<unknown>, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    try {
      await act();
      return;
    } catch {
      await delay(200);
    }
  }
}
