import type { Send } from '../activities/exchange';
import type { WorkerConfig } from '../runtime/config';
import { engineSignatures } from '../runtime/signatures/engine-signatures';
import { parties } from '../runtime/signatures/parties';
import { openPartyKeys } from '../runtime/signatures/party-keys';
import { createSignedClient, type SignedClient } from '../runtime/signatures/signed-client';
import { namedKey, readSigningKey } from '../runtime/signatures/signing-key';

type Patiently = <T>(what: string, attempt: () => Promise<T>) => Promise<T>;

export interface AgencyConnections {
  send: Send;
  close(): Promise<void>;
}

/**
 * The way to the agencies, with connections of its own for each: those that one of them keeps waiting are not missed by
 * the others. Rejects with ConfigError when our key is none; waits until its public half is published.
 */
export async function openGateway(
  { gatewayUrl, signingKeyFile, partiesJwks }: WorkerConfig,
  patiently: Patiently,
): Promise<AgencyConnections> {
  const inFile = readSigningKey(signingKeyFile, parties.engine);
  const partyKeys = openPartyKeys(partiesJwks);
  const key = await patiently('public keys', () => namedKey(inFile, parties.engine, partyKeys));
  const signatures = engineSignatures(key, partyKeys);
  const clients = new Map<string, SignedClient>();
  return {
    send: ({ agency, ...message }) => {
      const client = clients.get(agency) ?? createSignedClient({ baseUrl: gatewayUrl, signatures });
      clients.set(agency, client);
      return client.send(message);
    },
    close: async () => {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}
