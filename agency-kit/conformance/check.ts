import type { Sentence } from '../../domain/messages';
import type { AgencyUnderTest } from './agency-under-test';
import { NotSeen, Unmet } from './finding';

/** One thing that the dossier contract asks of an agency. */
export interface Check {
  id: string;
  title: Sentence;
  /** Throws `Unmet` where the agency does otherwise, `NotSeen` where it could not be tried. */
  run: (agency: AgencyUnderTest) => Promise<void>;
}

export interface CheckResult {
  id: string;
  title: Sentence;
  outcome: 'met' | 'unmet' | 'not-seen';
  expected?: Sentence;
  seen?: string;
  reason?: Sentence;
}

export async function runCheck({ id, title, run }: Check, agency: AgencyUnderTest): Promise<CheckResult> {
  try {
    await run(agency);
    return { id, title, outcome: 'met' };
  } catch (error) {
    if (error instanceof NotSeen) return { id, title, outcome: 'not-seen', reason: error.reason };
    if (error instanceof Unmet) {
      const { expected, seen } = error;
      return { id, title, outcome: 'unmet', expected, seen };
    }
    throw error;
  }
}
