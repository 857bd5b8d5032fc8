/** Kinds of variables that several processes read. */
import { z } from 'zod';

export const port = z.coerce.number().int().min(1).max(65535);
export const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'expected a postgres:// URL' });
export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'expected an http:// or https:// URL' })
  .transform((url) => url.replace(/\/$/, ''));
export const secret = z.string().min(16, 'expected at least 16 characters');
