/**
 * Alive: another process would fare no better. Ready: what this one is for, taking cases in, works; what it works with
 * besides is named, and is no reason to send callers elsewhere.
 */
import { z } from 'zod';
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
    dependencies: z.object({ register: State, temporal: State, worker: State, identity: State }),
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
    'register they are not. A worker is up when one has lately said that it is at work, and identity when the issuer that ' +
    'people sign in with answers.',
  access: { kind: 'public', limited: false },
  replies: {
    200: { description: 'Cases are taken in', schema: Readiness },
    503: { description: 'They are not', schema: Readiness },
  },
  problems: [],
}).handle(async (_call, services) => {
  const dependencies = await statesOf(services);
  if (dependencies.register === 'down') return { status: 503, json: { status: 'not-ready', dependencies } };
  const isWhole = Object.values(dependencies).every((state) => state === 'up');
  return { status: 200, json: { status: isWhole ? 'ready' : 'degraded', dependencies } };
});

const patienceMs = 2_000;
/** Four times as long as a worker takes to say again that it is at work. */
const workerSaysWithinS = 20;

async function statesOf({ register, temporal, signIn, isOpen }: Services) {
  const ofRegister = (ask: () => Promise<void>) => (isOpen() ? stateOf(ask) : ('down' as const));
  const [ofCases, ofEngine, ofWorker, ofIdentity] = await Promise.all([
    ofRegister(() => register.ping()),
    stateOf(() => temporal.ping()),
    ofRegister(async () => {
      const asked = { kind: 'worker', withinS: workerSaysWithinS } as const;
      if (!(await register.isAnyAtWork(asked))) throw new Error('no worker is at work');
    }),
    stateOf(() => signIn.ping()),
  ]);
  return { register: ofCases, temporal: ofEngine, worker: ofWorker, identity: ofIdentity };
}

function stateOf(ping: () => Promise<void>): Promise<z.output<typeof State>> {
  return within(patienceMs, ping()).then(
    () => 'up' as const,
    () => 'down' as const,
  );
}
