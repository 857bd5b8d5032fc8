import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A system that knows nothing of dossiers: an office's own HTTP service for permits. It takes an application by PUT,
 * has its own words for how that stands, and tells nobody: one has to look.
 */
export interface Permit {
  status: 'open' | 'issued' | 'incomplete' | 'cancelled' | 'revoked';
  number?: string;
  missing?: string;
  looks: number;
}

export interface PermitOffice {
  url: string;
  permits: ReadonlyMap<string, Permit>;
  close(): void;
}

/** Decides an application at the third look; one without a name stays incomplete. */
export async function openPermitOffice(): Promise<PermitOffice> {
  const permits = new Map<string, Permit>();
  const server: Server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const [, , reference = '', action] = (request.url ?? '').split('/').map(decodeURIComponent);
      const call = `${request.method ?? ''} ${action ?? ''}`.trim();
      const [status, body] = answer(permits, call, reference, Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, permits, close: () => void server.close() };
}

function answer(
  permits: Map<string, Permit>,
  call: string,
  reference: string,
  text: string,
): [number, object?] {
  const permit = permits.get(reference);
  if (call === 'PUT') {
    const { name } = JSON.parse(text) as { name?: string };
    if (!permit && name === undefined)
      permits.set(reference, { status: 'incomplete', missing: 'name', looks: 0 });
    else if (!permit) permits.set(reference, { status: 'open', looks: 0 });
    return [permit ? 200 : 201];
  }
  if (!permit) return [404];
  if (call === 'GET') {
    permit.looks += 1;
    if (permit.status === 'open' && permit.looks >= 3)
      Object.assign(permit, { status: 'issued', number: `P-${String(permits.size)}` });
    return [200, permit];
  }
  if (call === 'POST cancel') {
    if (permit.status === 'issued') return [410];
    permit.status = 'cancelled';
    return [200];
  }
  if (call === 'POST revoke') permit.status = 'revoked';
  return [call === 'POST revoke' ? 200 : 405];
}
