import { z } from 'zod';
import { route } from '../http/route';

export const metrics = route({
  method: 'get',
  operationId: 'getMetrics',
  path: '/metrics',
  tag: 'health',
  summary: 'Counts and durations for Prometheus, without personal data',
  access: { kind: 'token', permission: 'read-metrics' },
  replies: {
    200: { description: 'Text format of Prometheus', type: 'text/plain; version=0.0.4', schema: z.string() },
  },
  problems: [],
}).handle(async (_call, services) => ({ status: 200, text: await services.metrics.text() }));
