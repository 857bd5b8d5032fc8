/**
 * `npm run storm -- --minutes N --seed N`: cases of both bundles with orders, while a part is killed every few seconds,
 * one answer in ten is lost and agencies are as unkind as they can be. At the end everything is mended and drained, and
 * the books are held against each other. Exit code 0 only if nothing is lost, doubled or silent.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runStorm } from './run-storm';
import { tableOf } from './table';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string' },
    cases: { type: 'string' },
  },
});
const options = z
  .object({
    minutes: z.coerce.number().positive(),
    seed: z.coerce
      .number()
      .int()
      .default(() => Date.now() % 1_000_000),
    cases: z.coerce.number().int().positive().optional(),
  })
  .parse(values);
/** A thousand in half an hour. */
const cases = options.cases ?? Math.ceil((options.minutes * 1_000) / 30);
const say = (text: string): void => void process.stderr.write(`${new Date().toISOString()} ${text}\n`);

say(`storm: ${String(cases)} cases in ${String(options.minutes)} minutes, seed ${String(options.seed)}`);
runStorm({ ...options, cases }, say).then(
  (result) => {
    process.stdout.write(tableOf(result));
    process.exit(result.findings.length === 0 ? 0 : 1);
  },
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
