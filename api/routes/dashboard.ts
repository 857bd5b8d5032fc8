import { z } from 'zod';
import { dashboardKeys, readDashboard } from '../../casework/reports/dashboard';
import { agencyIds } from '../../domain/agencies';
import { definedOnly } from '../http/defined';
import { route } from '../http/route';
import { DashboardReply } from '../schemas/dashboard';

const query = z.object({
  period: z
    .string()
    .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)
    .optional()
    .meta({ description: 'A month, `YYYY-MM`; the current one unless said', examples: ['2026-11'] }),
  by: z.enum(dashboardKeys).default('agency'),
  agency: z.enum(agencyIds).optional().meta({ description: 'Its steps, and the cases that have one' }),
  province: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .meta({ description: 'Cases by their office, steps by who decides them' }),
});

export const dashboardRoute = route({
  method: 'get',
  operationId: 'getDashboard',
  path: '/v1/reports/dashboard',
  tag: 'operations',
  summary: 'What was received in a month, what of it was solved, and what was left',
  description:
    'As it stood at the end of the month, or stands now: what was taken up again is left, until it is solved again. ' +
    'Supervisors see what lies within their reach.',
  access: { kind: 'token', permission: 'read-reports' },
  query,
  replies: { 200: { description: 'The figures', schema: DashboardReply } },
  problems: ['invalid-input', 'unavailable'],
}).handle(async ({ query: { by, ...asked }, reader }, { register }) => ({
  status: 200,
  json: await readDashboard(register, reader.reaches, { by, ...definedOnly(asked) }),
}));
