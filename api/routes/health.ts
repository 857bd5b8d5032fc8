/** Alive: the process answers. Ready: so does each part it works with, by name. */
import { z } from 'zod';
import { route } from '../http/route';
import { within } from '../../casework/temporal/within';

export const healthz = route({
  method: 'get',
  operationId: 'getHealth',
  path: '/healthz',
  tag: 'health',
  summary: 'Whether the process answers',
  access: { kind: 'public', limited: false },
  replies: {
    200: { description: 'It does', schema: z.object({ status: z.literal('ok') }).meta({ id: 'Health' }) },
  },
  problems: [],
}).handle(() => ({ status: 200, json: { status: 'ok' } }));

const State = z.enum(['up', 'down']).meta({ id: 'DependencyState' });
const Readiness = z
  .object({
    status: z.enum(['ready', 'degraded']),
    dependencies: z.object({ register: State, temporal: State }),
  })
  .meta({ id: 'Readiness' });

export const readyz = route({
  method: 'get',
  operationId: 'getReadiness',
  path: '/readyz',
  tag: 'health',
  summary: 'Whether every dependency answers',
  description:
    'Cases are taken in without Temporal, which then start when it is back; without the register they are not.',
  access: { kind: 'public', limited: false },
  replies: {
    200: { description: 'All answer', schema: Readiness },
    503: { description: 'At least one does not', schema: Readiness },
  },
  problems: [],
}).handle(async (_call, services) => {
  const [register, temporal] = await Promise.all([
    services.isOpen() ? stateOf(() => services.register.ping()) : ('down' as const),
    stateOf(() => services.temporal.ping()),
  ]);
  const ready = register === 'up' && temporal === 'up';
  const dependencies = { register, temporal };
  return ready
    ? { status: 200, json: { status: 'ready', dependencies } }
    : { status: 503, json: { status: 'degraded', dependencies } };
});

const patienceMs = 2_000;

function stateOf(ping: () => Promise<void>): Promise<z.output<typeof State>> {
  return within(patienceMs, ping()).then(
    () => 'up' as const,
    () => 'down' as const,
  );
}
