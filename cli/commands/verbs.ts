/** The operator's verbs: what each is called, takes and promises. Every one is also a call of the HTTP API. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { cliConfig } from '../../runtime/config/cli';
import { exitCodes, type ExitCode, Failure } from '../failure';
import { ApiProblem } from '../http/problem';
import { languages } from '../language';
import { untilSignal } from '../signals';
import { listCases } from './cases';
import { type CommonOptions, type Context, contextOf } from './context';
import { runDoctor } from './doctor';
import { showEvents } from './events';
import { showCase } from './show';
import { showStatus } from './status';
import { verifyAllChains, verifyChain } from './verify-chain';

export const exitCodesText = `
Exit codes / mã thoát:
  0  done, all well / xong, mọi thứ ổn
  1  done, but found wrong or refused by the API / xong nhưng có sai sót, hoặc API từ chối
  2  could not be done: wrong usage, or nothing answers / không làm được: sai cách dùng, hoặc không kết nối được`;

export function addVerbs(program: Command): void {
  addStatus(program);
  addCases(program);
  addShow(program);
  addEvents(program);
  addVerifyChain(program);
  addDoctor(program);
}

function addStatus(program: Command): void {
  verb(program, 'status', 'is the system up, and does any case need somebody').action(
    (options: CommonOptions) => run(options, showStatus),
  );
}

interface CasesOptions extends CommonOptions {
  bundle?: string;
  status?: string;
  outcome?: string;
  agency?: string;
  step?: string;
  q?: string;
  overdue?: true;
  updatedAfter?: string;
  limit?: string;
  cursor?: string;
}

function addCases(program: Command): void {
  verb(program, 'cases', 'cases, newest first')
    .option('--bundle <id>', 'of this bundle, e.g. birth')
    .option('--status <status>', 'processing, awaiting-citizen, needs-operator or settled')
    .option('--outcome <outcome>', 'granted, partial, refused, withdrawn or revoked')
    .option('--agency <id>', 'with a step of this agency')
    .option('--step <id>', 'with this step')
    .option('--q <text>', 'a code, personal number, phone or name (with or without accents)')
    .option('--overdue', 'past their due date')
    .option('--updated-after <instant>', 'changed after this instant, ISO 8601 with offset')
    .option('--limit <count>', 'at most so many')
    .option('--cursor <cursor>', 'the next page, as the page before named it')
    .action((options: CasesOptions) => {
      const { bundle, status, outcome, agency, step, q, updatedAfter, limit, cursor } = options;
      const overdue = options.overdue === undefined ? undefined : 'true';
      const filter = { bundle, status, outcome, agency, step, q, overdue, updatedAfter, limit, cursor };
      return run(options, (context) => listCases(context, filter));
    });
}

function addShow(program: Command): void {
  verb(program, 'show <case>', 'one case, by id, case code or tracking code').action(
    (name: string, options: CommonOptions) => run(options, (context) => showCase(context, name)),
  );
}

function addEvents(program: Command): void {
  verb(program, 'events <case>', "the case's record, in order")
    .option('--after <seq>', 'only events with a higher number', wholeNumber, 0)
    .option('--follow', 'and what is added, until the case is settled', false)
    .action((name: string, options: CommonOptions & { after: number; follow: boolean }) =>
      run(options, (context) => showEvents(context, name, { ...options, signal: untilSignal() })),
    );
}

function addVerifyChain(program: Command): void {
  verb(program, 'verify-chain [case]', 'recomputes the hashes of a record; 1 when it is broken')
    .option('--all', 'of every case', false)
    .action((name: string | undefined, options: CommonOptions & { all: boolean }) =>
      run(options, (context) => {
        if (options.all) return verifyAllChains(context);
        if (name === undefined) throw new Failure(noCaseNamed);
        return verifyChain(context, name);
      }),
    );
}

function addDoctor(program: Command): void {
  verb(program, 'doctor', 'looks at everything that has to work, with a remedy for each fault').action(
    (options: CommonOptions) => run(options, (context) => runDoctor(context, options.api)),
  );
}

function verb(program: Command, usage: string, description: string): Command {
  return program
    .command(usage)
    .description(description)
    .option('--data <dir>', 'data folder of the running system', '.lienthong')
    .option('--api <url>', 'the API, if not the one of the data folder (or LIENTHONG_API)')
    .option('--token <token>', 'bearer token (or LIENTHONG_TOKEN)')
    .option('--as <role>', 'which development token of the data folder to use', 'ops')
    .addOption(new Option('--output <form>', 'table or json').choices(['table', 'json']).default('table'))
    .addOption(new Option('--lang <language>', 'vi or en (default: by LANG)').choices([...languages]))
    .addHelpText('after', exitCodesText);
}

/** Ends the process with what the verb says; a failure goes to stderr. */
async function run(options: CommonOptions, verbOf: (context: Context) => Promise<ExitCode>): Promise<void> {
  try {
    const context = contextOf(options, (text) => process.stdout.write(`${text}\n`));
    process.exitCode = await verbOf(context);
  } catch (error) {
    if (error instanceof Failure) {
      process.stderr.write(`${error.said(options.lang ?? cliConfig().language)}\n`);
      process.exitCode = error.exitCode;
    } else if (error instanceof ApiProblem) {
      process.stderr.write(`${error.said()}\n`);
      process.exitCode = exitCodes.foundWrong;
    } else throw error;
  }
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number');
}

const noCaseNamed = {
  vi: 'Hãy nêu một hồ sơ (mã hoặc định danh), hoặc --all.',
  en: 'Name a case (code or id), or give --all.',
};
