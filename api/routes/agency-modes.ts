/** Who decides for each agency: its own system, or clerks at a desk. */
import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { agencyModes } from '../../domain/agency-modes';
import { isTerritory } from '../../domain/rights/territory';
import { Text } from '../../domain/schemas/common';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { Problem } from '../problems/problem';
import { InstantOutput } from '../schemas/instants';

const ModeBody = z
  .object({
    mode: z.enum(agencyModes),
    only: z
      .array(z.string().refine(isTerritory, { params: { code: 'malformed' } }))
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Communes and provinces that the desk is for; left out, it is for all' }),
    reason: Text(2000),
  })
  .meta({ id: 'AgencyModeChange' });

const AgencyReply = z
  .object({
    agency: z.enum(agencyIds),
    mode: z.enum(agencyModes),
    only: z.array(z.string()).nullable(),
    since: InstantOutput.nullable(),
    desk: z.object({ open: z.int(), oldest: InstantOutput.nullable() }),
  })
  .meta({ id: 'Agency' });

export const agencyListRoute = route({
  method: 'get',
  operationId: 'listAgencies',
  path: '/v1/ops/agencies',
  tag: 'operations',
  summary: 'Who decides for each agency, and what waits at its desk',
  access: { kind: 'token', permission: 'read-ops' },
  replies: {
    200: {
      description: 'Every agency',
      schema: z.object({ data: z.array(AgencyReply) }).meta({ id: 'AgencyList' }),
    },
  },
  problems: ['unavailable'],
}).handle(async (_call, { register, taskLists }) => {
  const modes = new Map((await register.modesNow()).map((mode) => [mode.agency, mode]));
  const waiting = new Map((await taskLists.waiting()).map((one) => [one.agency, one]));
  const data = agencyIds.map((agency) => {
    const { mode = 'system' as const, only = null, since = null } = modes.get(agency) ?? {};
    const { open = 0, oldest = null } = waiting.get(agency) ?? {};
    return {
      ...{ agency, mode, only, since },
      desk: { open, oldest: oldest && vietNamInstant(oldest.getTime()) },
    };
  });
  return { status: 200, json: { data } };
});

export const agencyModeRoute = route({
  method: 'put',
  operationId: 'setAgencyMode',
  path: '/v1/ops/agencies/{agency}/mode',
  tag: 'operations',
  summary: 'Have clerks decide for an agency, or its own system',
  description:
    'Counts for dossiers first filed from now on. A dossier and its later rounds stay with whoever took the first one.',
  access: { kind: 'token', permission: 'set-agency-mode' },
  params: { schema: z.object({ agency: z.enum(agencyIds) }), otherwise: 'not-found' },
  body: ModeBody,
  replies: {
    200: {
      description: 'As it is now',
      schema: AgencyReply.pick({ agency: true, mode: true, only: true }).meta({ id: 'AgencyMode' }),
    },
  },
  problems: [
    'broken-json',
    'invalid-input',
    'not-found',
    'not-a-desk',
    'too-large',
    'unsupported-media-type',
    'unavailable',
  ],
}).handle(async (call, { register, desks }) => {
  const { agency } = call.params;
  const { mode, only, reason } = parseBody(ModeBody, await call.json());
  if (!desks.canBe(agency)) throw new Problem('not-a-desk');
  const now = { agency, mode, only: only === undefined || only.includes('*') ? null : only };
  if (mode === 'desk') await desks.of(agency);
  await register.setMode({ ...now, reason, by: call.caller.subject });
  return { status: 200, json: now };
});
