/** What a run found; the report prints it. */
import type { SettledBirth } from './birth/births';
import type { Round } from './measure/round';
import type { BenchOptions } from './options';

export interface Results {
  options: BenchOptions;
  machine: { cores: number; cpu: string; node: string; sdk: string };
  rounds: { textbook: Round; birth: Round }[];
  alone: { births: SettledBirth[]; textbookMs: number[] };
  historyEvents: number[];
  /** Proportional set size by process after the last round, in megabytes. */
  pssMb: Record<string, number>;
}
