/**
 * `npm run bench`: how fast a birth case is, and what it costs, beside a textbook Temporal workflow on the same server.
 * The textbook does nothing; the birth case does the whole work of five agencies. What the figures mean and what
 * bounds them is in docs/performance.md.
 */
import { parseOptions } from './options';
import { jsonReport, markdownReport } from './report';
import { runBench } from './run-bench';

const options = parseOptions(process.argv.slice(2));
const say = (text: string): void => void process.stderr.write(`${text}\n`);

runBench(options, say)
  .then((results) => {
    process.stdout.write(options.output === 'json' ? jsonReport(results) : markdownReport(results));
    process.exit(0);
  })
  .catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : 'failed');
    process.exit(1);
  });
