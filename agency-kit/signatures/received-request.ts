import { parties } from '../../runtime/signatures/parties';
import type { PartyKeys } from '../../runtime/signatures/party-keys';
import { coveredByGateway, coveredBySender } from './covered';
import {
  type BorneSignature,
  checkSignature,
  covers,
  type SignatureCheck,
  signaturesOn,
} from './message-signature';
import { headerOf, type HeaderValues } from './signature-base';

/** A request before its body has been read: the digest is signed, and the body is held against it later. */
export interface ReceivedRequest {
  method: string;
  /** Path and query, as on the wire. */
  target: string;
  headers: HeaderValues;
}

export type Sender =
  | { check: 'good'; party: string; label: string; messageId: string; signedAt: number }
  | { check: Exclude<SignatureCheck, 'good'> | 'unsigned' };

/** Who sent a request to the gateway: the first party whose signature on it holds. */
export async function senderAtGateway(request: ReceivedRequest, keys: PartyKeys): Promise<Sender> {
  const { headers } = request;
  const borne = readSignatures(headers);
  if (typeof borne === 'string') return { check: borne };
  const message = { ...request, authority: headerOf(headers, 'host') ?? '' };
  let check: SignatureCheck = 'forged';
  for (const signature of borne.filter(({ party }) => party !== parties.gateway)) {
    if (!covers(signature, coveredBySender(headers))) continue;
    check = await checkSignature(signature, keys, message);
    if (check === 'good') return senderOf(signature, headers);
  }
  return { check: check === 'stale' ? 'stale' : 'forged' };
}

/**
 * Who sent a request that came through the gateway: the party whose signature the gateway vouches for by covering it,
 * and which has addressed the message to us, by the name under which the gateway was called and our prefix there.
 */
export async function senderBehindGateway(
  request: ReceivedRequest,
  { keys, prefix }: { keys: PartyKeys; prefix: string },
): Promise<Sender> {
  const { headers, target } = request;
  const borne = readSignatures(headers);
  if (typeof borne === 'string') return { check: borne };
  const gateways = borne.find(({ party }) => party === parties.gateway);
  const sent = borne.find(
    ({ input, party }) =>
      party !== parties.gateway && gateways && covers(gateways, coveredByGateway(headers, input.label)),
  );
  if (!gateways || !sent || !covers(sent, coveredBySender(headers))) return { check: 'forged' };
  const here = { ...request, authority: headerOf(headers, 'host') ?? '' };
  const passedOn = await checkSignature(gateways, keys, here);
  if (passedOn !== 'good') return { check: passedOn };
  const atGateway = { ...request, authority: forwardedHost(headers), target: prefix + target };
  const check = await checkSignature(sent, keys, atGateway);
  return check === 'good' ? senderOf(sent, headers) : { check };
}

function readSignatures(headers: HeaderValues): BorneSignature[] | 'unsigned' | 'forged' {
  const isSigned = headers['signature'] !== undefined && headers['signature-input'] !== undefined;
  return isSigned ? (signaturesOn(headers) ?? 'forged') : 'unsigned';
}

const senderOf = ({ party, input, signedAt }: BorneSignature, headers: HeaderValues): Sender => ({
  check: 'good',
  party,
  label: input.label,
  signedAt,
  messageId: headerOf(headers, 'x-message-id') ?? '',
});

/** By `Forwarded` (RFC 7239), which the gateway writes anew and signs. */
function forwardedHost(headers: HeaderValues): string {
  return /(?:^|;)\s*host="?([^";,\s]+)"?/i.exec(headerOf(headers, 'forwarded') ?? '')?.[1] ?? '';
}
