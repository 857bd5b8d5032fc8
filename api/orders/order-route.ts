import type { z } from 'zod';
import { OrderRejected } from '../../casework/temporal/give-order';
import type { InputIssue } from '../../domain/messages';
import { issuesOf } from '../../domain/schemas/input-issues';
import type { Order, OrderReply } from '../../workflows/messages';
import { readableCase } from '../cases/readable-case';
import { textIssues } from '../http/body';
import { IdempotencyHeader, findIdempotencyKey } from '../http/idempotency-key';
import { oncePerPointer } from '../http/parse';
import { route, type Call, type Route } from '../http/route';
import type { Caller, Permission } from '../identity/roles';
import type { ProblemCode } from '../problems/catalogue';
import { invalidInput } from '../problems/problem';
import { sayIssues, type SaidIssue } from '../problems/problem-json';
import type { Services } from '../services';
import { answerOnce } from './answer-once';
import { readCaseFile, type CaseFile } from '../../casework/case-on-record';
import { problemOfRejection } from './rejection';
import { findTakenOrder } from '../../casework/orders/taken-order';

/** What every order has in common: who it is from, under which key, how it is given, and what may come instead. */

type OrderParams = z.ZodObject<{ caseId: z.ZodType<string> }>;

interface OrderSpec<Params extends OrderParams, Body extends z.ZodType> {
  operationId: string;
  path: string;
  tag: string;
  summary: string;
  description?: string;
  permission: Permission;
  params: Params;
  body: Body;
  reply: { description: string; schema: z.ZodType };
  /** Beside those that any order may meet. */
  problems: readonly ProblemCode[];
  /** The order, as the case stands. Throws problems of the input, and of the case as far as the record shows them. */
  make(input: Making<z.output<Params>, z.output<Body>>): Promise<Made> | Made;
  /** The body of the 202. */
  answer(reply: OrderReply, warnings: SaidIssue[]): Record<string, unknown>;
}

interface Making<Params, Body> {
  params: Params;
  body: Body;
  file: CaseFile;
  register: Services['register'];
  /** What each order carries of who gave it. */
  given: { id: string; by: string };
}
interface Made {
  order: Order;
  warnings?: InputIssue[];
}

export function orderRoute<Params extends OrderParams, Body extends z.ZodType>(
  spec: OrderSpec<Params, Body>,
): Route {
  return route({
    method: 'post',
    operationId: spec.operationId,
    path: spec.path,
    tag: spec.tag,
    summary: spec.summary,
    ...(spec.description !== undefined && { description: spec.description }),
    access: { kind: 'token', permission: spec.permission },
    params: { schema: spec.params, otherwise: 'unknown-case' },
    headers: IdempotencyHeader,
    body: spec.body,
    replies: { 202: spec.reply },
    problems: [...commonProblems, ...spec.problems],
    handle: async (call, services) => {
      const { caller, language, params } = call;
      const { caseId } = params;
      await readableCase({ caseId, caller, register: services.register });
      const request = {
        caller: caller.subject,
        path: pathOf(spec.path, params),
        key: findIdempotencyKey(call),
      };
      const body = await call.json();
      const giving = { caseId, by: byOf(caller), params, language, body };
      return answerOnce({ ...request, body }, services.register, (id) =>
        give(spec, { ...giving, id }, services),
      );
    },
  });
}

const commonProblems: readonly ProblemCode[] = [
  'broken-json',
  'invalid-input',
  'malformed-idempotency-key',
  'unknown-case',
  'too-large',
  'unsupported-media-type',
  'key-reused',
];

/** A declaration may change while an order is made from it: the order is made anew this often. */
const maxTries = 3;

interface Giving<Params> extends Pick<Call<Params, unknown>, 'params' | 'language'> {
  caseId: string;
  id: string;
  by: string;
  body: unknown;
}

async function give<Params extends OrderParams, Body extends z.ZodType>(
  spec: OrderSpec<Params, Body>,
  { caseId, id, by, params, language, body: sent }: Giving<z.output<Params>>,
  { register, orders }: Services,
): Promise<Record<string, unknown>> {
  for (let tries = 1; ; tries += 1) {
    const file = await readCaseFile(register, caseId);
    const taken = findTakenOrder(file.events, id);
    if (taken) return spec.answer(taken, []);
    const body = parseOrder(spec.body, sent);
    const { order, warnings = [] } = await spec.make({ params, body, file, register, given: { id, by } });
    try {
      return spec.answer(await orders.give({ caseId, order }), sayIssues(warnings, language));
    } catch (error) {
      const isStale = error instanceof OrderRejected && error.code === 'stale-declaration';
      if (!isStale || tries === maxTries) throw problemOfRejection(error, file);
    }
  }
}

function parseOrder<Body extends z.ZodType>(schema: Body, body: unknown): z.output<Body> {
  const texts = textIssues(body);
  const parsed = schema.safeParse(body);
  const issues = parsed.success ? [] : issuesOf({ error: parsed.error, input: body });
  if (!parsed.success || texts.length > 0) throw invalidInput(oncePerPointer([...texts, ...issues]));
  return parsed.data;
}

/** A portal speaks for the citizen who filed; whoever holds an office answers for the order by name. */
function byOf({ roles, subject }: Caller): string {
  const holdsOffice = roles.some((role) => role === 'supervisor' || role === 'ops');
  return holdsOffice ? `user:${subject}` : 'citizen';
}

/** The path as it was called, in one spelling: a key belongs to it. */
function pathOf(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(params[name])),
  );
}
