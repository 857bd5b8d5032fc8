/** What a run found; the report prints it. */
import type { SettledCase } from './cases/case-filer';
import type { PerKind } from './cases/case-kind';
import type { Round } from './measure/round';
import type { BenchOptions } from './options';

/** This process: it files and waits on the same cores, so rounds name it too; it is no part of what a case costs. */
export const loadGenerator = 'the bench itself';

export interface Results {
  options: BenchOptions;
  machine: { cores: number; cpu: string; node: string; sdk: string };
  rounds: (PerKind<Round> & { textbook: Round })[];
  /** In the order of filing. */
  alone: PerKind<SettledCase[]> & { textbookMs: number[] };
  historyEvents: PerKind<number[]>;
  /** Proportional set size by process after the last round, in megabytes. */
  pssMb: Record<string, number>;
}
