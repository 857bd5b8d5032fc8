import { z } from 'zod';
import { deriveKey } from '../../runtime/gateway/keys';
import { type HeaderValues, signRequest, verifyRequest } from '../../runtime/gateway/signature';

/** How the suite signs what it sends, and checks what it is sent: the one place that knows the kind of signature. */
export interface Signing {
  /** The headers that make the message signed at that time. Names are lower case. */
  sign(message: MessageToSign): Promise<Record<string, string>>;
  isRightlySigned(message: ReceivedMessage): Promise<boolean>;
}

export interface MessageToSign {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string | undefined;
  at: Date;
}

export interface ReceivedMessage {
  method: string;
  /** Path and query as they came. */
  target: string;
  headers: HeaderValues;
  body: Buffer;
}

const maxAgeMs = 5 * 60_000;

/** In the name of a party that the agency under test believes: its gateway, or who sends through a gateway. */
export function sharedKeySigning({ party, gatewayKey }: { party: string; gatewayKey: string }): Signing {
  const key = deriveKey(gatewayKey, party);
  return {
    sign: ({ method, url, headers, body, at }) =>
      signRequest({ method, path: url.pathname, headers, body, keyId: party, key, now: at.getTime() }),
    isRightlySigned: async ({ method, target, headers, body }) => {
      const keyOf = (keyId: string) => deriveKey(gatewayKey, keyId);
      return (await verifyRequest({ method, path: target, body, headers, keyOf, maxAgeMs })).ok;
    },
  };
}

const KeyFile = z.object({ party: z.string().min(1), gatewayKey: z.string().min(1) });

/** From the text of a key file. Throws where it is none, without saying what it holds. */
export function readSigning(text: string): Signing {
  const { success, data } = KeyFile.safeParse(JSON.parse(text));
  if (!success) throw new Error('not a key file');
  return sharedKeySigning(data);
}
