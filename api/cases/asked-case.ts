import type { CaseAsked } from '../../casework/read-case';
import type { Caller } from '../../domain/rights/caller';
import { reachesOf } from '../identity/roles';

/** The case that a call is about, with what its caller may see. Throws 403 `forbidden` for a clerk of no agency. */
export function askedCase({
  params: { caseId },
  caller,
}: {
  params: { caseId: string };
  caller: Caller;
}): CaseAsked {
  return { caseId, reaches: reachesOf(caller) };
}
