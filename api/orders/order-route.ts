/** What every order has in common over HTTP: its key, its body, what may be answered. */
import type { z } from 'zod';
import type { CaseOnRecord } from '../../casework/case-on-record';
import type { OrderKept, OrderTaken, OrderTo } from '../../casework/orders/give-order';
import { readCase, type Seen } from '../../casework/read-case';
import { done, refused, type Result } from '../../casework/refusal';
import type { OrderReply } from '../../domain/orders';
import { withoutLeftOut } from '../../domain/schemas/left-out';
import { readInput } from '../../domain/schemas/input-issues';
import type { RememberedAnswer } from '../../register/idempotency';
import { askedCase } from '../cases/asked-case';
import { IdempotencyHeader, ReplayedHeader, findIdempotencyKey } from '../http/idempotency-key';
import { route, type Call, type Route } from '../http/route';
import { byOf } from '../identity/by';
import type { Permission } from '../../domain/rights/permissions';
import type { ProblemCode } from '../problems/catalogue';
import { valueOf } from '../problems/problem-of-refusal';
import { sayIssues, type SaidIssue } from '../problems/problem-json';
import type { Services } from '../services';
import { answerOnce } from './answer-once';

export type OrderParams = z.ZodObject<{ caseId: z.ZodType<string> }>;

export interface OrderSpec<
  Params extends OrderParams,
  Body extends z.ZodType,
  Answer extends RememberedAnswer['body'],
> {
  /** POST where it is not said. */
  method?: 'put';
  operationId: string;
  path: string;
  tag: string;
  summary: string;
  description?: string;
  permission: Permission;
  params: Params;
  body: Body;
  reply: { description: string; schema: z.ZodType<unknown, Answer | KeptAnswer> };
  /** Beside those that any order may meet. */
  problems: readonly ProblemCode[];
  /** The use case. */
  give(
    services: Pick<Services, 'register' | 'engine' | 'papers'>,
    to: OrderTo & Seen,
    sent: { params: z.output<Params>; body: z.output<Body> },
  ): Promise<Result<OrderTaken | OrderKept>>;
  /** The body of the 202. */
  answer(reply: OrderReply, warnings: SaidIssue[]): Answer;
}

export function orderRoute<
  Params extends OrderParams,
  Body extends z.ZodType,
  Answer extends RememberedAnswer['body'],
>(spec: OrderSpec<Params, Body, Answer>): Route {
  return route({
    method: spec.method ?? 'post',
    operationId: spec.operationId,
    path: spec.path,
    tag: spec.tag,
    summary: spec.summary,
    ...(spec.description !== undefined && { description: spec.description }),
    access: { kind: 'token', permission: spec.permission },
    params: { schema: spec.params, otherwise: 'unknown-case' },
    headers: IdempotencyHeader,
    body: spec.body,
    replies: { 202: { ...spec.reply, headers: ReplayedHeader } },
    problems: [...commonProblems, ...spec.problems],
  }).handle(async (call, services) => {
    const found = valueOf(await readCase(services.register, askedCase(call)));
    return { status: 202, remembered: await giveOnce(spec, { call, found }, services) };
  });
}

/** The order is given under its key, and answered as it was the first time. */
export async function giveOnce<
  Params extends OrderParams,
  Body extends z.ZodType,
  Answer extends RememberedAnswer['body'],
>(
  spec: OrderSpec<Params, Body, Answer>,
  { call, found }: { call: Call<z.output<Params>, unknown>; found: CaseOnRecord & Seen },
  services: Services,
): Promise<RememberedAnswer> {
  const { caller, language, params } = call;
  const path = pathOf(spec.path, params);
  const key = findIdempotencyKey(call);
  const body = await call.json();
  const request = { caller: caller.subject, path, key, body };
  const answered = await answerOnce(request, services.register, async (id) => {
    const sent = parseOrder(spec.body, body);
    if (!sent.ok) return sent;
    const to = {
      found,
      sight: found.sight,
      id,
      by: byOf(caller),
      subject: caller.subject,
      planned: findPlan(call),
    };
    const given = await spec.give(services, to, { params, body: sent.value });
    if (!given.ok) return given;
    if ('keptAs' in given.value) return done(keptAnswer(given.value));
    const { reply, warnings } = given.value;
    return done(spec.answer(reply, sayIssues(warnings, language)));
  });
  return valueOf(answered);
}

/** The name of a plan is an entity tag, with its quotation marks or without; `*` names none. */
function findPlan({ header }: Pick<Call<unknown, unknown>, 'header'>): string | undefined {
  const named = header('if-match')
    ?.trim()
    .replace(/^"(.*)"$/, '$1');
  return named === '*' || named === '' ? undefined : named;
}

/** The engine is away: the order is kept, and is carried out when it is back. */
export type KeptAnswer = { orderId: string; state: 'kept' };
const keptAnswer = ({ keptAs: orderId }: OrderKept): KeptAnswer => ({ orderId, state: 'kept' });

export const commonProblems: readonly ProblemCode[] = [
  'broken-json',
  'invalid-input',
  'malformed-idempotency-key',
  'unknown-case',
  'purpose-required',
  'too-large',
  'unsupported-media-type',
  'key-reused',
];

export function parseOrder<Body extends z.ZodType>(schema: Body, body: unknown): Result<z.output<Body>> {
  const read = readInput(schema, withoutLeftOut(body), body);
  return read.ok ? done(read.value) : refused({ code: 'invalid-input', errors: read.errors });
}

/** The path as it was called, in one spelling: a key belongs to it. */
function pathOf(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(params[name])),
  );
}
