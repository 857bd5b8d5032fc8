import type { CaseAsked } from '../../casework/read-case';
import type { Reader } from '../../casework/reading/reader';

/** The case that a call is about, and who asks. */
export function askedCase({
  params: { caseId },
  reader,
}: {
  params: { caseId: string };
  reader: Reader;
}): CaseAsked {
  return { caseId, reader };
}
