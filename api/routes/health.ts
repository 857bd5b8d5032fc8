/**
 * Alive: another process would fare no better. Ready: what this one is for, taking cases in, works; what it works with
 * besides is named, and is no reason to send callers elsewhere.
 */
import { z } from 'zod';
import type { Language } from '../../domain/messages';
import { operatorWarnings } from '../../casework/warnings';
import { within } from '../../casework/temporal/within';
import { route } from '../http/route';
import type { Services } from '../services';

const Health = z.object({ status: z.enum(['ok', 'hung']) }).meta({ id: 'Health' });

export const healthz = route({
  method: 'get',
  operationId: 'getHealth',
  path: '/healthz',
  tag: 'health',
  summary: 'Whether the process is alive',
  description: 'One whose connections to the register are stuck, while the register takes new ones, is not.',
  access: { kind: 'public', limited: false },
  replies: {
    200: { description: 'It is', schema: Health },
    503: { description: 'It hangs: end it and start another', schema: Health },
  },
  problems: [],
}).handle((_call, { isHung }) =>
  isHung() ? { status: 503, json: { status: 'hung' } } : { status: 200, json: { status: 'ok' } },
);

const State = z.enum(['up', 'down']).meta({ id: 'DependencyState' });
const Readiness = z
  .object({
    status: z.enum(['ready', 'degraded', 'not-ready']),
    dependencies: z.object({
      register: State,
      temporal: State,
      worker: State,
      identity: State,
      clock: State,
    }),
    warnings: z
      .array(z.object({ code: z.enum(['calendar-ends']), until: z.iso.date(), detail: z.string() }))
      .meta({ description: 'What operators are to see to before it becomes a fault' }),
  })
  .meta({ id: 'Readiness' });

export const readyz = route({
  method: 'get',
  operationId: 'getReadiness',
  path: '/readyz',
  tag: 'health',
  summary: 'Whether cases are taken in, and whether all they need answers',
  description:
    'Cases are taken in without Temporal and without a worker, and go on when these are back: `degraded`. Without the ' +
    "register they are not, nor by a host whose clock is 30 s off the database's; from 2 s on the clock is down. A " +
    'worker is up when one has lately said that it is at work, and identity when the issuer that people sign in with ' +
    'answers.',
  access: { kind: 'public', limited: false },
  replies: {
    200: { description: 'Cases are taken in', schema: Readiness },
    503: { description: 'They are not', schema: Readiness },
  },
  problems: [],
}).handle(async ({ language }, services) => {
  const dependencies = await statesOf(services);
  const warnings = warningsIn(language);
  const isShut = dependencies.register === 'down' || services.clock.state === 'wrong';
  if (isShut) return { status: 503, json: { status: 'not-ready', dependencies, warnings } };
  const isWhole = Object.values(dependencies).every((state) => state === 'up');
  const status = isWhole ? 'ready' : 'degraded';
  return { status: 200, json: { status, dependencies, warnings } };
});

function warningsIn(language: Language) {
  return operatorWarnings().map(({ text, ...warning }) => ({ ...warning, detail: text[language] }));
}

const patienceMs = 2_000;

async function statesOf({ register, temporal, signIn, isOpen, clock }: Services) {
  const ofRegister = (ask: () => Promise<void>) => (isOpen() ? stateOf(ask) : ('down' as const));
  const [ofCases, ofEngine, ofWorker, ofIdentity] = await Promise.all([
    ofRegister(() => register.ping()),
    stateOf(() => temporal.ping()),
    ofRegister(async () => {
      if (!(await register.isAnyAtWork('worker'))) throw new Error('no worker is at work');
    }),
    stateOf(() => signIn.ping()),
  ]);
  const ofClock = clock.state === 'right' ? ('up' as const) : ('down' as const);
  return { register: ofCases, temporal: ofEngine, worker: ofWorker, identity: ofIdentity, clock: ofClock };
}

function stateOf(ping: () => Promise<void>): Promise<z.output<typeof State>> {
  return within(patienceMs, ping()).then(
    () => 'up' as const,
    () => 'down' as const,
  );
}
