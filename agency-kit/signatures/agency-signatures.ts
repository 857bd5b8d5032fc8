import { parties } from '../../runtime/signatures/parties';
import type { PartyKeys } from '../../runtime/signatures/party-keys';
import type { MessageSignatures } from '../../runtime/signatures/signed-client';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import { coveredByAnswer, coveredBySender } from './covered';
import { checkSignature, covers, createSignature, signaturesOn } from './message-signature';
import { contentDigest, isDigestOf, type RequestParts } from './signature-base';

const senderLabel = 'sender';

/** How an agency signs what it sends, its decisions above all, and recognises who has answered. */
export function agencySignatures(key: SigningKey, keys: PartyKeys): MessageSignatures {
  return {
    sign: ({ method, url, headers, body, now = Date.now() }) => {
      const whole = { ...headers, 'content-digest': contentDigest(body) };
      const message = { method, ...placeOf(url), headers: whole };
      const components = coveredBySender(whole);
      const signature = createSignature({ label: senderLabel, components, message, key, now });
      return Promise.resolve({ ...whole, ...signature });
    },
    signerOf: async ({ request, answer }) => {
      if (!isDigestOf(answer.body, answer.headers)) return undefined;
      const answered = { method: request.method, ...placeOf(request.url), headers: request.headers };
      for (const signature of signaturesOn(answer.headers) ?? []) {
        // The gateway passes answers back: its signature says nothing of whose word it is.
        if (signature.party === parties.gateway || !covers(signature, coveredByAnswer(senderLabel))) continue;
        if ((await checkSignature(signature, keys, answer, answered)) === 'good') return signature.party;
      }
      return undefined;
    },
  };
}

function placeOf(url: string): Pick<RequestParts, 'authority' | 'target'> {
  const { host, pathname, search } = new URL(url);
  return { authority: host, target: pathname + search };
}
