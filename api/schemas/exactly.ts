import type { z } from 'zod';

/** Objects without what no JSON shows: who may write to them, and members that are there but undefined. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Member in keyof T]: Plain<Exclude<T[Member], undefined>> }
    : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * The schema, which documents the type and nothing else: a member that one of the two has and the other has not, or has
 * otherwise, does not compile.
 */
export function exactly<Documented>() {
  return <Schema extends z.ZodType>(
    schema: Same<Plain<z.output<Schema>>, Plain<Documented>> extends true ? Schema : never,
  ): Schema => schema;
}
