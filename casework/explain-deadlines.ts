import { explainCase, type CaseDeadlines } from '../procedures/shared/explain-case';
import type { Register } from '../register/register';
import { readCase, type CaseAsked } from './read-case';
import { done, type Result } from './refusal';

/** Why the case and each of its filed steps are due when they are. */
export async function explainDeadlines(
  register: Pick<Register, 'findStoredCase' | 'recordReads'>,
  asked: CaseAsked,
): Promise<Result<CaseDeadlines>> {
  const found = await readCase(register, asked);
  return found.ok ? done(explainCase(found.value.events, found.value.documents)) : found;
}
