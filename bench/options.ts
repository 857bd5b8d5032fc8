/** What a run of the bench measures. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { caseKinds, type CaseKind } from './cases/case-kind';

export interface BenchOptions {
  /** Settings of the Temporal server: ours, or as the development server comes. */
  server: 'tuned' | 'default';
  /** How long every officer takes to decide, in milliseconds. */
  officers: number;
  /** The one kind of case that is measured; both unless said. */
  only?: CaseKind;
  rounds: number;
  /** Of each kind in each round, and for the textbook workflow as many. */
  cases: number;
  atATime: number;
  /** Filed one at a time on an otherwise idle system. */
  alone: number;
  /** Before anything is measured. */
  warmup: number;
  output: 'markdown' | 'json';
  /** Instead of all that: how long lists take over so many cases, and a tenth as many tasks. */
  lists?: number;
}

export function parseOptions(argv: readonly string[]): BenchOptions {
  const command = new Command('bench')
    .description(
      'our birth and death cases beside a textbook Temporal workflow, in rounds that alternate on one server',
    )
    .addOption(
      new Option('--server <settings>', 'Temporal server').choices(['tuned', 'default']).default('tuned'),
    )
    .option('--officers <ms>', 'how long each officer takes', count, 0)
    .addOption(new Option('--only <kind>', 'leave the other kind of case out').choices(caseKinds))
    .option('--rounds <n>', 'rounds of each', count, 5)
    .option('--cases <n>', 'cases of each kind a round', count, 200)
    .option('--at-a-time <n>', 'cases under way at once', count, 20)
    .option('--alone <n>', 'cases of each kind one at a time', count, 100)
    .option('--warmup <n>', 'cases of each kind before the first round', count, 200)
    .addOption(
      new Option('--lists [cases]', 'instead: lists, searches and dashboards over so many cases on file')
        .argParser(count)
        .preset('100000'),
    )
    .addOption(new Option('--output <form>').choices(['markdown', 'json']).default('markdown'));
  return command.parse([...argv], { from: 'user' }).opts<BenchOptions>();
}

function count(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number');
}
