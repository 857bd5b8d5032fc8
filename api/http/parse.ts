/** Requests are parsed here and replies in check-reply.ts: a wrong reply of ours must never count as wrong input. */
import type { z } from 'zod';
import { issuesOf, readInput } from '../../domain/schemas/input-issues';
import { isLeftOut, withoutLeftOut } from '../../domain/schemas/left-out';
import { invalidInput, Problem } from '../problems/problem';
import type { Route } from './route';

export function parseParams(spec: Route['params'], given: unknown): Record<string, unknown> {
  if (!spec) return {};
  const parsed = spec.schema.safeParse(given);
  if (!parsed.success) throw new Problem(spec.otherwise);
  return parsed.data;
}

export function parseQuery(schema: z.ZodObject | undefined, given: unknown): Record<string, unknown> {
  if (!schema) return {};
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw invalidInput(issuesOf({ error: parsed.error, input: given }));
  return parsed.data;
}

/** In a change of what is on file a member that is left out stays, and one that is sent empty is emptied: null. */
export function parseChange<Body extends z.ZodType>(schema: Body, body: unknown): z.output<Body> {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const members = isObject ? Object.entries(body) : [];
  const emptied = members.map(([name, value]: [string, unknown]) => [name, isLeftOut(value) ? null : value]);
  const read = readInput(schema, isObject ? Object.fromEntries(emptied) : body, body);
  if (!read.ok) throw invalidInput(read.errors);
  return read.value;
}

/** What is kept as it was typed, also where nobody has filled it in. */
export function parseAsSent<Body extends z.ZodType>(schema: Body, body: unknown): z.output<Body> {
  const read = readInput(schema, body, body);
  if (!read.ok) throw invalidInput(read.errors);
  return read.value;
}

/** Members that nobody has filled in are left out. */
export function parseBody<Body extends z.ZodType>(schema: Body, body: unknown): z.output<Body> {
  const read = readInput(schema, withoutLeftOut(body), body);
  if (!read.ok) throw invalidInput(read.errors);
  return read.value;
}
