/** The operator's verbs: what each is called and takes. Every one is also a call of the HTTP API. */
import type { Command } from 'commander';
import { Failure } from '../failure';
import { loadReplay } from '../replay/load-replay';
import { untilSignal } from '../signals';
import { showCases } from './cases';
import { apiVerb, outcomeOption, runVerb, said, statusOption, wholeNumber } from './command';
import type { CommonOptions } from './context';
import { runDoctor } from './doctor';
import { showEvents } from './events';
import { showFailures } from './failures';
import { addOrderVerbs } from './order-verbs';
import { addTaskVerbs } from './task-verbs';
import type { ReplayOptions } from './replay';
import { showCase } from './show';
import { showStatus } from './status';
import { verifyAllChains, verifyChain } from './verify-chain';

export function addVerbs(program: Command): void {
  addStatus(program);
  addCases(program);
  addShow(program);
  addEvents(program);
  addVerifyChain(program);
  addFailures(program);
  addOrderVerbs(program);
  addTaskVerbs(program);
  addReplay(program);
  addDoctor(program);
}

function addStatus(program: Command): void {
  apiVerb(program, 'status', 'status').action((options: CommonOptions) => runVerb(options, showStatus));
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
  limit?: number;
  cursor?: string;
}

function addCases(program: Command): void {
  apiVerb(program, 'cases', 'cases')
    .option('--bundle <id>', said('bundle'))
    .addOption(statusOption())
    .addOption(outcomeOption())
    .option('--agency <id>', said('agency'))
    .option('--step <id>', said('step'))
    .option('--q <text>', said('q'))
    .option('--overdue', said('overdue'))
    .option('--updated-after <instant>', said('updatedAfter'))
    .option('--limit <count>', said('limit'), wholeNumber)
    .option('--cursor <cursor>', said('cursor'))
    .action((options: CasesOptions) => {
      const { bundle, status, outcome, agency, step, q, updatedAfter, limit, cursor } = options;
      const overdue = options.overdue === undefined ? undefined : 'true';
      const filter = { bundle, status, outcome, agency, step, q, overdue, updatedAfter, limit, cursor };
      return runVerb(options, (context) => showCases(context, filter));
    });
}

function addShow(program: Command): void {
  apiVerb(program, 'show <case>', 'show').action((name: string, options: CommonOptions) =>
    runVerb(options, (context) => showCase(context, name)),
  );
}

function addEvents(program: Command): void {
  apiVerb(program, 'events <case>', 'events')
    .option('--after <seq>', said('after'), wholeNumber, 0)
    .option('--follow', said('follow'), false)
    .action((name: string, options: CommonOptions & { after: number; follow: boolean }) =>
      runVerb(options, (context) => showEvents(context, name, { ...options, signal: untilSignal() })),
    );
}

function addVerifyChain(program: Command): void {
  apiVerb(program, 'verify-chain [case]', 'verifyChain')
    .option('--all', said('all'), false)
    .action((name: string | undefined, options: CommonOptions & { all: boolean }) =>
      runVerb(options, (context) => {
        if (options.all) return verifyAllChains(context);
        if (name === undefined) throw new Failure(noCaseNamed);
        return verifyChain(context, name);
      }),
    );
}

function addFailures(program: Command): void {
  apiVerb(program, 'failures', 'failures').action((options: CommonOptions) => runVerb(options, showFailures));
}

function addReplay(program: Command): void {
  apiVerb(program, 'replay', 'replay')
    .option('--case <case>', said('replayCase'))
    .option('--limit <count>', said('limit'), wholeNumber)
    .action((options: CommonOptions & ReplayOptions) =>
      runVerb(options, (context) => loadReplay().replayCases(context, options)),
    );
}

function addDoctor(program: Command): void {
  apiVerb(program, 'doctor', 'doctor').action((options: CommonOptions) =>
    runVerb(options, (context) => runDoctor(context, options.api)),
  );
}

const noCaseNamed = {
  vi: 'Hãy nêu một hồ sơ (mã hoặc định danh), hoặc --all.',
  en: 'Name a case (code or id), or give --all.',
};
