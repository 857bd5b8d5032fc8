import { createHmac } from 'node:crypto';

/** Who signs on this network besides the agencies, whose key id is their agency id. */
export const parties = { engine: 'lienthong', gateway: 'gateway' } as const;

/**
 * The secret a party shares with the gateway. One master secret gives them all, so that a new agency needs no key
 * exchange, and a party that knows its own key cannot compute another's.
 */
export function deriveKey(gatewayKey: string, party: string): Buffer {
  return createHmac('sha256', gatewayKey).update(`lienthong/v1/${party}`).digest();
}
