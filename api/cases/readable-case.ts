import type { CaseRecord } from '../../register/find-case';
import { checkReach, reachesOf, type Caller } from '../identity/roles';
import { Problem } from '../problems/problem';
import type { Services } from '../services';

/** The case, if the caller may read it. Throws 404 `unknown-case`, 403 `forbidden`. */
export async function readableCase(input: {
  caseId: string;
  caller: Caller;
  register: Services['register'];
}): Promise<CaseRecord> {
  reachesOf(input.caller);
  const record = await input.register.findCase(input.caseId);
  if (!record) throw new Problem('unknown-case');
  checkReach(input.caller, record);
  return record;
}
