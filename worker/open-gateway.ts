import type { WorkerConfig } from '../runtime/config';
import { engineSignatures } from '../runtime/signatures/engine-signatures';
import { parties } from '../runtime/signatures/parties';
import { openPartyKeys } from '../runtime/signatures/party-keys';
import { createSignedClient, type SignedClient } from '../runtime/signatures/signed-client';
import { namedKey, readSigningKey } from '../runtime/signatures/signing-key';

type Patiently = <T>(what: string, attempt: () => Promise<T>) => Promise<T>;

/** The way to the agencies. Rejects with ConfigError when our key is none; waits until its public half is published. */
export async function openGateway(
  { gatewayUrl, signingKeyFile, partiesJwks }: WorkerConfig,
  patiently: Patiently,
): Promise<SignedClient> {
  const inFile = readSigningKey(signingKeyFile, parties.engine);
  const partyKeys = openPartyKeys(partiesJwks);
  const key = await patiently('public keys', () => namedKey(inFile, parties.engine, partyKeys));
  return createSignedClient({ baseUrl: gatewayUrl, signatures: engineSignatures(key, partyKeys) });
}
