import type { SigningKey } from '../../runtime/signatures/signing-key';
import type { Reply } from '../http/exchange';
import { coveredByAnswer } from './covered';
import { createSignature } from './message-signature';
import type { ReceivedRequest } from './received-request';
import { contentDigest } from './signature-base';

/** The agency's own word: signed for the very request that it answers, whatever says so on the way. */
export function signedReply(
  reply: Reply,
  { request, senderLabel, key }: { request: ReceivedRequest; senderLabel: string; key: SigningKey },
): Reply {
  const { status, contentType, body } = reply;
  const headers = { 'content-type': contentType, 'content-digest': contentDigest(body) };
  const signature = createSignature({
    label: 'agency',
    components: coveredByAnswer(senderLabel),
    message: { status, headers },
    answered: { ...request, authority: '' },
    key,
  });
  return { ...reply, headers: { 'content-digest': headers['content-digest'], ...signature } };
}
