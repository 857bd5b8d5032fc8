/** Behind which proxies the client's address is taken from `X-Forwarded-For`. */
import { isIP } from 'node:net';
import { z } from 'zod';

/** How many proxies stand before us, or which addresses are theirs, as Express understands both. */
export type TrustedProxies = number | string[];

/** Names that Express has for ranges of addresses. */
const namedRanges = ['loopback', 'linklocal', 'uniquelocal'];

/** A number, or addresses, subnets and named ranges with commas between them; never all proxies there are. */
export const trustProxy = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.trim()))
  .refine((entries) => isCount(entries) || entries.every(isRange), {
    error: 'expected a number of proxies, or addresses and subnets with commas between them',
  })
  .transform((entries): TrustedProxies => (isCount(entries) ? Number(entries[0]) : entries));

const isCount = (entries: readonly string[]): boolean =>
  entries.length === 1 && /^\d{1,2}$/.test(entries[0] ?? '');

function isRange(entry: string): boolean {
  if (namedRanges.includes(entry) || isIP(entry) !== 0) return true;
  const [address = '', prefix = ''] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || !/^\d{1,3}$/.test(prefix)) return false;
  return Number(prefix) <= (family === 6 ? 128 : 32);
}
