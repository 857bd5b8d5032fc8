/** `POST /mint`: a token with whatever claims are asked for, for tests of what the API makes of them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { ClaimNames } from '../domain/rights/claims';
import { shapedClaims } from '../runtime/identity/shaped-claims';
import { accessClaims } from '../runtime/identity/development-issuer';
import type { DevelopmentKey } from '../runtime/identity/development-key';

/** Claims that we do not name go in as they are. */
const Order = z.looseObject({
  sub: z.string(),
  expiresInS: z.number().int().optional(),
  audience: z.union([z.string(), z.array(z.string())]).optional(),
});

export async function mint(
  request: IncomingMessage,
  response: ServerResponse,
  { issuer, key, claims }: { issuer: string; key: DevelopmentKey; claims: ClaimNames },
): Promise<void> {
  if (request.method !== 'POST') return send(response, 405, { detail: 'POST' });
  const order = Order.safeParse(await json(request).catch(() => undefined));
  if (!order.success)
    return send(response, 400, { detail: '{sub, roles, agency?, territory?, expiresInS?, audience?}' });
  return send(response, 200, {
    token: await key.sign(accessClaims({ issuer, ...order.data, ...shapedClaims(order.data, claims) })),
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body));
}
