/** Forms send what nobody has filled in as `null`, `""` or `{}`: for a member that may be left out it is left out. */
import { z } from 'zod';

export function isLeftOut(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** The same without such members, from within: what holds nothing else is left out as well. Items of lists stay. */
export function withoutLeftOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLeftOut);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutLeftOut(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isLeftOut(member)));
}

/** A member that may be left out, of a message that is otherwise taken as it is. */
export const Optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (isLeftOut(value) ? undefined : value), schema.optional()).optional();
