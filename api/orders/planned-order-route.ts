/** Orders that have a plan: it is asked for first, and the order may then be given for just that plan. */
import { z } from 'zod';
import type { MakeOrder, OrderTo } from '../../casework/orders/give-order';
import { planOrder } from '../../casework/orders/plan-order';
import { readCase, type Seen } from '../../casework/read-case';
import { askedCase } from '../cases/asked-case';
import { IdempotencyHeader, ReplayedHeader } from '../http/idempotency-key';
import { route, type Route } from '../http/route';
import { byOf } from '../identity/by';
import { valueOf } from '../problems/problem-of-refusal';
import { sayIssues } from '../problems/problem-json';
import type { RememberedAnswer } from '../../register/idempotency';
import { QueryFlag } from '../schemas/instants';
import { PlanReply } from '../schemas/plan';
import { PurposeHeaders } from '../schemas/reading';
import type { Services } from '../services';
import { commonProblems, giveOnce, parseOrder, type OrderParams, type OrderSpec } from './order-route';

interface PlannedOrderSpec<
  Params extends OrderParams,
  Body extends z.ZodType,
  Answer extends RememberedAnswer['body'],
> extends OrderSpec<Params, Body, Answer> {
  /** The order as the case stands, from the same use case that gives it. */
  make(
    services: Pick<Services, 'register'>,
    to: Pick<OrderTo, 'found' | 'id' | 'by'> & Seen,
    sent: z.output<Body>,
  ): MakeOrder;
}

const headers = z.object({
  ...IdempotencyHeader.shape,
  ...PurposeHeaders.shape,
  'If-Match': z
    .string()
    .optional()
    .meta({ description: 'The `plan` of a dry run: the order is given for just that, or not at all' }),
});

const query = z.object({
  dryRun: QueryFlag.default(false).meta({
    description: 'The plan is answered with 200, and nothing is stored',
  }),
});

export function plannedOrderRoute<
  Params extends OrderParams,
  Body extends z.ZodType,
  Answer extends RememberedAnswer['body'],
>(spec: PlannedOrderSpec<Params, Body, Answer>): Route {
  const { operationId, path, tag, summary, description = '', params } = spec;
  return route({
    method: 'post',
    ...{ operationId, path, tag, summary },
    description:
      `${description} With \`dryRun=true\` it answers what would come of it, and needs no key.`.trim(),
    access: { kind: 'token', permission: spec.permission },
    params: { schema: params, otherwise: 'unknown-case' },
    query,
    headers,
    body: spec.body,
    replies: {
      200: { description: 'Dry run: what would come of the order', schema: PlanReply },
      202: { ...spec.reply, headers: ReplayedHeader },
    },
    problems: [...commonProblems, ...spec.problems, 'plan-changed', 'unavailable'],
  }).handle(async (call, services) => {
    const found = valueOf(await readCase(services.register, askedCase(call)));
    if (!call.query.dryRun)
      return { status: 202, remembered: await giveOnce(spec, { call, found }, services) };
    const sent = valueOf(parseOrder(spec.body, await call.json()));
    const to = { found, sight: found.sight, id: 'dry-run', by: byOf(call.caller) };
    const plan = await planOrder(services, { ...to, reader: call.reader }, spec.make(services, to, sent));
    const { warnings, ...rest } = valueOf(plan);
    return { status: 200, json: { ...rest, warnings: sayIssues(warnings, call.language) } };
  });
}
