import type { Outcome } from '../domain/case-events';
import type { CaseInput } from './case-input';
import { runCase } from './engine/run-case';

/** One death case. The name is the workflow's type in every history: it stays for ever. */
export async function deathBundle(input: CaseInput): Promise<Outcome> {
  return runCase(input);
}
