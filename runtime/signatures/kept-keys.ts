/** The parties' keys of an embedded system: one file for each private key, made at the first start, and the public set. */
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { findJson, writeWhole } from '../files';
import { parties, type Party } from './parties';

const PrivateKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
  kid: z.string(),
});
type PrivateKey = z.infer<typeof PrivateKey>;

export const keyFileOf = (folder: string, party: Party): string => join(folder, `${party}.jwk.json`);

/** Makes what is missing in `folder`, every file readable by this user alone, and gives the file of the public set. */
export function keepPartyKeys(folder: string): string {
  const keys = [...Object.values(parties), ...agencyIds].map((party) => keptKey(folder, party));
  const file = join(folder, 'parties.jwks.json');
  const published = keys.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid, use: 'sig', alg: 'EdDSA' }));
  writeWhole(file, `${JSON.stringify({ keys: published }, undefined, 2)}\n`);
  return file;
}

function keptKey(folder: string, party: Party): PrivateKey {
  const file = keyFileOf(folder, party);
  const kept = PrivateKey.safeParse(findJson(file));
  if (kept.success) return kept.data;
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const made = PrivateKey.parse({ ...jwk, kid: `${party}#1` });
  writeWhole(file, `${JSON.stringify(made)}\n`);
  return made;
}
