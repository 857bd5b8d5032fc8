/** What a run of the bench measures. */
import { Command, InvalidArgumentError, Option } from 'commander';

export interface BenchOptions {
  /** Settings of the Temporal server: ours, or as the development server comes. */
  server: 'tuned' | 'default';
  /** How long every officer takes to decide, in milliseconds. */
  officers: number;
  rounds: number;
  /** In each round, and for the textbook workflow as many. */
  cases: number;
  atATime: number;
  /** Filed one at a time on an otherwise idle system. */
  alone: number;
  /** Before anything is measured. */
  warmup: number;
  output: 'markdown' | 'json';
}

export function parseOptions(argv: readonly string[]): BenchOptions {
  const command = new Command('bench')
    .description('our birth case beside a textbook Temporal workflow, in rounds that alternate on one server')
    .addOption(
      new Option('--server <settings>', 'Temporal server').choices(['tuned', 'default']).default('tuned'),
    )
    .option('--officers <ms>', 'how long each officer takes', count, 0)
    .option('--rounds <n>', 'rounds of each', count, 5)
    .option('--cases <n>', 'cases a round', count, 200)
    .option('--at-a-time <n>', 'cases under way at once', count, 20)
    .option('--alone <n>', 'cases one at a time', count, 100)
    .option('--warmup <n>', 'cases before the first round', count, 200)
    .addOption(new Option('--output <form>').choices(['markdown', 'json']).default('markdown'));
  return command.parse([...argv], { from: 'user' }).opts<BenchOptions>();
}

function count(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number');
}
