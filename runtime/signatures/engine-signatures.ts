import type { PartyKeys } from './party-keys';
import { signRequest } from './sign-request';
import type { MessageSignatures } from './signed-client';
import type { SigningKey } from './signing-key';
import { signerOfAnswer } from './verify-answer';

/** How the engine signs what it sends, and recognises its agencies' answers. */
export function engineSignatures(key: SigningKey, keys: PartyKeys): MessageSignatures {
  return {
    sign: (request) => Promise.resolve(signRequest(request, key)),
    signerOf: (exchange) => signerOfAnswer(exchange, keys),
  };
}
