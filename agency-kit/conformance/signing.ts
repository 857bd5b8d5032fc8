import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { parties, partyOf } from '../../runtime/signatures/parties';
import type { PartyKeys } from '../../runtime/signatures/party-keys';
import type { AnswerToCheck } from '../../runtime/signatures/signed-client';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import { agencySignatures } from '../signatures/agency-signatures';
import { countersigned } from '../signatures/countersign';
import { type ReceivedRequest, senderAtGateway, senderBehindGateway } from '../signatures/received-request';
import { isDigestOf } from '../signatures/signature-base';

/** How the suite signs what it sends, and checks what it is sent: the one place that knows the kind of signature. */
export interface Signing {
  /** All headers of the message, as it is signed at that time. Names are lower case. */
  sign(message: MessageToSign): Promise<Record<string, string>>;
  /** The party that signed an answer. */
  signerOf(exchange: AnswerToCheck): Promise<string | undefined>;
  isRightlySigned(message: ReceivedRequest & { body: Buffer }): Promise<boolean>;
}

export interface MessageToSign {
  /** The agency's name on the network, which is its path at the gateway. */
  agency: string;
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string | undefined;
  at: Date;
}

/** Whom an agency believes: the engine, and the gateway where the suite stands in for it too. */
export interface OwnKeys {
  engine: SigningKey;
  gateway?: SigningKey | undefined;
}

export function suiteSigning({ engine, gateway }: OwnKeys, keys: PartyKeys): Signing {
  const signatures = agencySignatures(engine, keys);
  return {
    sign: async ({ agency, method, url, headers, body, at }) => {
      if (!gateway) return signatures.sign({ method, url: url.href, headers, body, now: at.getTime() });
      const atGateway = new URL(`http://gateway.invalid/${agency}${url.pathname}${url.search}`);
      const sent = await signatures.sign({ method, url: atGateway.href, headers, body, now: at.getTime() });
      return countersigned({
        received: { method, target: atGateway.pathname, headers: { ...sent, host: atGateway.host } },
        senderLabel: 'sender',
        to: { host: url.host, target: url.pathname + url.search },
        key: gateway,
        now: at.getTime(),
      });
    },
    signerOf: (exchange) => signatures.signerOf(exchange),
    isRightlySigned: async (message) => {
      const straight = await senderAtGateway(message, keys);
      const passedOn = await senderBehindGateway(message, { keys, prefix: '' });
      return (
        [straight, passedOn].some(({ check }) => check === 'good') &&
        isDigestOf(message.body, message.headers)
      );
    },
  };
}

const PrivateKey = z.looseObject({ kid: z.string() });
const KeyFile = z.union([
  z.object({ keys: z.array(PrivateKey) }),
  PrivateKey.transform((key) => ({ keys: [key] })),
]);

/** From the text of a key file: a private JSON Web Key, or a set of them. Throws where it is none of the engine's. */
export function readOwnKeys(text: string): OwnKeys {
  const { keys } = KeyFile.parse(JSON.parse(text));
  const of = (party: string): SigningKey | undefined => {
    const key = keys.find(({ kid }) => partyOf(kid) === party);
    return key && { keyId: key.kid, privateKey: createPrivateKey({ key, format: 'jwk' }) };
  };
  const engine = of(parties.engine);
  if (!engine) throw new Error('not a key file');
  return { engine, gateway: of(parties.gateway) };
}
