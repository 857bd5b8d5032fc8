/**
 * `npm run bench`: how fast birth and death cases are, and what they cost, beside a textbook Temporal workflow on the
 * same server. The textbook does nothing; a case does the whole work of its agencies. What the figures mean and what
 * bounds them is in docs/performance.md.
 */
import { runLists } from './lists/run-lists';
import { parseOptions } from './options';
import { jsonReport, markdownReport } from './report';
import { runBench } from './run-bench';

const options = parseOptions(process.argv.slice(2));
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function report(): Promise<string> {
  const { lists: cases } = options;
  if (cases !== undefined) return runLists({ cases, tasks: Math.ceil(cases / 10) }, say);
  const results = await runBench(options, say);
  return options.output === 'json' ? jsonReport(results) : markdownReport(results);
}

report()
  .then((text) => {
    process.stdout.write(text);
    process.exit(0);
  })
  .catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : 'failed');
    process.exit(1);
  });
