import type { Outcome } from '../domain/case-events';
import { deathEditions } from '../procedures/death/editions';
import { publish } from '../procedures/shared/published';
import type { CaseInput } from './case-input';
import { runCase } from './engine/run-case';

publish('death', deathEditions);

/** One death case. The name is the workflow's type in every history: it stays for ever. */
export async function deathBundle(input: CaseInput): Promise<Outcome> {
  return runCase(input);
}
