import type { PartyKeys } from '../../runtime/signatures/party-keys';
import { parties } from '../../runtime/signatures/parties';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import { agencySignatures } from '../signatures/agency-signatures';
import { countersigned } from '../signatures/countersign';
import { coveredBySender } from '../signatures/covered';
import { createSignature, signaturesOn } from '../signatures/message-signature';
import { senderAtGateway, senderBehindGateway } from '../signatures/received-request';
import { contentDigest, type HeaderValues, isDigestOf } from '../signatures/signature-base';

/** How the suite signs what it sends, and recognises who has sent or answered something. */
export interface SuiteSigning {
  /** All headers of the message, signed as of that time. Names are lower case. */
  sign(message: MessageToSign): Record<string, string>;
  /** Whoever rightly signed a message that was sent to the suite. */
  senderOf(message: ReceivedMessage): Promise<string | undefined>;
  /** Whoever rightly signed the answer as one to that request. */
  signerOf(
    answer: AnswerParts,
    to: { method: string; url: URL; headers: HeaderValues },
  ): Promise<string | undefined>;
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

interface AnswerParts {
  status: number;
  headers: HeaderValues;
  body: Buffer;
}

export interface SuiteKeys {
  /** The agency's name on the network. */
  agency: string;
  /** The engine's, in whose name dossiers are filed. */
  sender: SigningKey;
  /** Given where the agency is spoken to directly: the suite then stands in the gateway's place as well. */
  gateway?: SigningKey;
  published: PartyKeys;
}

const senderLabel = 'sender';
/** Under which the suite says that its gateway was called. */
const gatewaysHost = 'gateway.conform';

export function createSigning({ agency, sender, gateway, published }: SuiteKeys): SuiteSigning {
  return {
    sign: ({ method, url, headers, body, at }) => {
      const whole = { ...headers, 'content-digest': contentDigest(body) };
      const target = url.pathname + url.search;
      const called = gateway
        ? { authority: gatewaysHost, target: `/${agency}${target}` }
        : { authority: url.host, target };
      const now = at.getTime();
      const signature = createSignature({
        label: senderLabel,
        components: coveredBySender(whole),
        message: { method, ...called, headers: whole },
        key: sender,
        now,
      });
      const signed = { ...whole, ...signature };
      if (!gateway) return signed;
      const received = { method, target: called.target, headers: { ...signed, host: gatewaysHost } };
      return countersigned({ received, senderLabel, to: { host: url.host, target }, key: gateway, now });
    },
    senderOf: async ({ body, ...request }) => {
      if (!isDigestOf(body, request.headers)) return undefined;
      const borne = signaturesOn(request.headers) ?? [];
      const sent = borne.some(({ party }) => party === parties.gateway)
        ? await senderBehindGateway(request, { keys: published, prefix: '' })
        : await senderAtGateway(request, published);
      return sent.check === 'good' ? sent.party : undefined;
    },
    signerOf: (answer, { method, url, headers }) =>
      agencySignatures(sender, published).signerOf({ request: { method, url: url.href, headers }, answer }),
  };
}
