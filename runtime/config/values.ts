/** Kinds of variables that several processes read. */
import { z } from 'zod';

export const port = z.coerce.number().int().min(1).max(65535);
export const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'expected a postgres:// URL' });
export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'expected an http:// or https:// URL' })
  .transform((url) => url.replace(/\/$/, ''));
/** The public keys of all parties; an address is one of http or https, anything else a path. */
export const partiesJwks = z.string().refine((text) => !/^(?!https?:)[a-z]+:\/\//i.test(text), {
  error: 'expected a file or an http(s) address',
});
