import type { z } from 'zod';

type Exactly<T, Shape> = { [K in keyof T]-?: z.ZodType<T[K]> } & Record<Exclude<keyof Shape, keyof T>, never>;

/**
 * A shape with exactly the members of `T`, each of its type. What the domain says and what is documented cannot part:
 * a member that one of the two lacks does not compile.
 */
export const shapeOf =
  <T>() =>
  <Shape extends Exactly<T, Shape>>(shape: Shape): Shape =>
    shape;
