import { headerOf, requestComponents, type Headers } from './components';
import { parties } from './parties';
import type { PartyKeys } from './party-keys';
import {
  type BorneSignature,
  checkSignature,
  covers,
  type SignatureCheck,
  signaturesOn,
} from './verify-signature';

/** A request that came through the gateway, before its body has been read. */
export interface ReceivedRequest {
  method: string;
  /** Path and query as on the wire. */
  target: string;
  headers: Headers;
}

export interface RequestVerifier {
  /**
   * `good` when the gateway has passed on this very message, and `sender` has sent it to us through the gateway, both
   * lately. The body counts only once it has been held against the digest. Rejects when the keys cannot be read.
   */
  verify(request: ReceivedRequest, sender: string): Promise<SignatureCheck | 'unsigned'>;
}

/** `gatewayUrl` is what senders call, unless the gateway says under which name it was called. */
export function createRequestVerifier(options: { keys: PartyKeys; gatewayUrl: string }): RequestVerifier {
  const gatewaysHost = new URL(options.gatewayUrl).host;

  /** Under whichever of the names the message was called by. */
  const checkFor = async (
    hosts: readonly string[],
    signature: BorneSignature,
    { method, target, headers }: ReceivedRequest,
  ): Promise<SignatureCheck> => {
    if (!covers(signature, requestComponents(headers))) return 'forged';
    for (const host of hosts) {
      const url = `http://${host}${target}`;
      const check = await checkSignature(signature, options.keys, { method, url, headers });
      if (check !== 'forged') return check;
    }
    return 'forged';
  };
  return {
    verify: async (request, sender) => {
      const { headers } = request;
      if (headers['signature'] === undefined || headers['signature-input'] === undefined) return 'unsigned';
      const host = headerOf(headers, 'host') ?? '';
      const borne = signaturesOn(headers);
      const gateways = borne.find(({ party }) => party === parties.gateway);
      const passedOn = gateways ? await checkFor([host], gateways, request) : 'forged';
      const sent = borne.find((one) => one.party === sender && isVouchedFor(one, gateways));
      if (passedOn !== 'good' || !sent) return passedOn === 'stale' ? 'stale' : 'forged';
      const called = forwardedHost(headers);
      const names = called === undefined ? [gatewaysHost, host] : [called];
      return checkFor(names, sent, { ...request, headers: { ...headers, forwarded: undefined } });
    },
  };
}

/**
 * The gateway says which signature it found good by covering it. One that covers none has signed the same message id and
 * digest, so it vouches for whatever signature of the sender holds for these.
 */
function isVouchedFor({ label }: BorneSignature, gateways: BorneSignature | undefined): boolean {
  const vouched = (gateways?.input[0] ?? []).filter(([item]) => item === 'signature');
  return vouched.length === 0 || vouched.some(([, how]) => how.get('key') === label);
}

/** The name under which the gateway was called (RFC 7239), which its own signature covers. */
function forwardedHost(headers: Headers): string | undefined {
  return /(?:^|;)\s*host="?([^";,\s]+)"?/i.exec(headerOf(headers, 'forwarded') ?? '')?.[1];
}
