import { answerComponents, isDigestOf } from './components';
import { parties } from './parties';
import type { PartyKeys } from './party-keys';
import type { AnswerToCheck } from './signed-client';
import { type BorneSignature, checkSignature, covers, signaturesOn } from './verify-signature';

/**
 * Who has answered: the party whose signature covers status, body and kind of the answer and ties them to this very
 * request. Undefined for what a proxy says in its place, and for an answer to another request. The gateway passes
 * answers back, so its signature, where it adds one, says nothing of whose word it is.
 */
export async function signerOfAnswer(
  { request, answer }: AnswerToCheck,
  keys: PartyKeys,
): Promise<string | undefined> {
  const { headers, body } = answer;
  if (!isDigestOf(body, headers)) return undefined;
  for (const signature of signaturesOn(headers)) {
    if (signature.party === parties.gateway) continue;
    if (!covers(signature, answerComponents(headers)) || !isTiedToRequest(signature)) continue;
    if ((await checkSignature(signature, keys, answer, request)) === 'good') return signature.party;
  }
  return undefined;
}

/** By the request's message id or by its signature, each of which no other request has. */
function isTiedToRequest({ input: [items] }: BorneSignature): boolean {
  return items.some(
    ([item, how]) => how.get('req') === true && (item === 'x-message-id' || item === 'signature'),
  );
}
