import type { Outcome } from '../domain/case-events';
import type { CaseInput } from './case-input';
import { runCase } from './engine/run-case';

/** Takes up a case that has ended, for orders that still concern it: one run from the first of them to their end. */
export async function amendment(input: CaseInput): Promise<Outcome> {
  return runCase(input);
}
