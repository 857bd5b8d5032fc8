/** What looking for cases without a run works with. */
import type { Client } from '@temporalio/client';
import type { Register } from '../../register/register';

/** A case that has recorded something since then has a run. */
export const silentForMs = 20_000;

export interface Resuming {
  client: Client;
  register: Pick<
    Register,
    'silentCases' | 'readCase' | 'recordedRuns' | 'someRecordedLately' | 'casesNotOnFile' | 'noteFindings'
  >;
  /** Whether a case whose run is gone is to be given another now. */
  mayResume: (caseId: string) => boolean;
  resumed: (caseId: string, why: 'run-gone' | 'engine-behind') => void;
  /** Told of each case that could not be given one, and why. */
  failed: (caseId: string, why: unknown) => void;
  isStopped: () => boolean;
}

/** The kind of an error: its text may say of whom it is. */
export const codeOf = (why: unknown): string => (why instanceof Error ? why.name : 'unknown');

export function* inParts<Item>(items: readonly Item[], length: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += length) yield items.slice(from, from + length);
}
