/** What the API documents, as types made of `openapi.json` (`npm run openapi`), and how replies are read by them. */
import { z } from 'zod';
import type { components } from './api-types';

export type Documented = components['schemas'];

/** A member that the API does not document, or documents with values that its schema would not take, is no member. */
type Readable<T, Shape> = {
  [K in keyof Shape]: K extends keyof T ? (T[K] extends z.input<Shape[K]> ? Shape[K] : never) : never;
};

/**
 * Reads a documented reply as far as the shape says; the rest passes through untouched. Whatever the API documents can
 * be read so: a shape of which that is not true does not compile.
 */
export const reading =
  <T>() =>
  <Shape extends z.ZodRawShape & Readable<T, Shape>>(shape: Shape) =>
    z.looseObject(shape);
