/** What looking for cases without a run works with. */
import type { Client } from '@temporalio/client';
import type { Register } from '../../register/register';

/** A case that has recorded something since then has a run. */
export const silentForMs = 20_000;

export interface Resuming {
  client: Client;
  register: Pick<
    Register,
    | 'silentCases'
    | 'readCase'
    | 'recordedRuns'
    | 'someRecordedLately'
    | 'casesNotOnFile'
    | 'countOpen'
    | 'countRepairs'
    | 'noteFindings'
    | 'closeFindings'
  >;
  /** Told of each case that has been given another run, and keeps that it was. */
  resumed: (caseId: string, why: 'run-gone' | 'engine-behind') => Promise<void>;
  /** Told of each case that could not be given one, and why. */
  failed: (caseId: string, why: unknown) => void;
  isStopped: () => boolean;
}

/** So many at once have one cause, which is nothing that repairing each of them mends. */
export const isTooMuch = (found: number, open: number): boolean => found > 100 && found > 0.05 * open;

/** The kind of an error: its text may say of whom it is. */
export const codeOf = (why: unknown): string => (why instanceof Error ? why.name : 'unknown');

export function* inParts<Item>(items: readonly Item[], length: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += length) yield items.slice(from, from + length);
}
