import type { Outcome } from '../domain/case-events';
import { birthEditions } from '../procedures/birth/editions';
import { publish } from '../procedures/shared/published';
import type { CaseInput } from './case-input';
import { runCase } from './engine/run-case';

publish('birth', birthEditions);

/** One birth case. The name is the workflow's type in every history: it stays for ever. */
export async function birthBundle(input: CaseInput): Promise<Outcome> {
  return runCase(input);
}
