/** The verbs for work lists and for who has read what. Every one is also a call of the HTTP API. */
import { Argument, type Command } from 'commander';
import type { Change } from '../../domain/orders';
import { collectChange, collectText } from './changes';
import { apiVerb, runVerb, said, wholeNumber } from './command';
import type { CommonOptions } from './context';
import type { HelpText } from './help-texts';
import { setAgencyMode } from './mode';
import { showReads, type ReadsWanted } from './reads';
import { sendTaskVerb, showTasks, type TaskVerb } from './tasks';
import { decisionBody, decisionChoices, type DecisionOptions } from './task-decision';

export function addTaskVerbs(program: Command): void {
  addTasks(program);
  addClaim(program);
  addRelease(program);
  addHandover(program);
  addDecide(program);
  addApprove(program);
  addReject(program);
  addMode(program);
  addReads(program);
}

interface TasksOptions extends CommonOptions {
  queue?: string;
  agency?: string;
  state?: string;
  due?: string;
  step?: string;
  place?: string;
  assignee?: string;
  case?: string;
  limit?: number;
  cursor?: string;
}

function addTasks(program: Command): void {
  apiVerb(program, 'tasks', 'tasks')
    .option('--queue <id>', said('queue'))
    .option('--agency <id>', said('agency'))
    .option('--state <state>', said('taskState'))
    .option('--due <class>', said('due'))
    .option('--step <id>', said('step'))
    .option('--place <unit>', said('place'))
    .option('--assignee <who>', said('assignee'))
    .option('--case <case>', said('ofCase'))
    .option('--limit <count>', said('limit'), wholeNumber)
    .option('--cursor <cursor>', said('cursor'))
    .action((options: TasksOptions) => {
      const { queue, agency, state, due, step, place, assignee, limit, cursor } = options;
      const filter = { queue, agency, state, due, step, place, assignee, limit, cursor };
      return runVerb(options, (context) => showTasks(context, filter, options.case));
    });
}

interface TaskOptions extends CommonOptions {
  key?: string;
}

const taskVerb = (program: Command, verb: string, text: HelpText): Command =>
  apiVerb(program, `${verb} <task>`, text).option('--key <key>', said('key'));

const run = (options: TaskOptions, change: Omit<TaskVerb, 'key'>): Promise<void> =>
  runVerb(options, (context) => sendTaskVerb(context, { ...change, key: options.key }));

function addClaim(program: Command): void {
  taskVerb(program, 'claim', 'claim').action((taskId: string, options: TaskOptions) =>
    run(options, { taskId, verb: 'claim', body: {} }),
  );
}

function addRelease(program: Command): void {
  taskVerb(program, 'release', 'release')
    .option('--reason <text>', said('releaseReason'))
    .action((taskId: string, options: TaskOptions & { reason?: string }) =>
      run(options, { taskId, verb: 'release', body: { reason: options.reason } }),
    );
}

function addHandover(program: Command): void {
  taskVerb(program, 'handover', 'handover')
    .requiredOption('--to <subject>', said('to'))
    .requiredOption('--note <text>', said('handoverNote'))
    .action((taskId: string, { to, note, ...options }: TaskOptions & { to: string; note: string }) =>
      run(options, { taskId, verb: 'handover', body: { to, note } }),
    );
}

function addDecide(program: Command): void {
  taskVerb(program, 'decide', 'decide')
    .addArgument(new Argument('<decision>').choices(decisionChoices))
    .option('--reason <code>', said('reasonCode'))
    .option('--text <text>', said('reasonText'))
    .option('--field <pointer>', said('field'), collectText)
    .option('--document <name>', said('document'), collectText)
    .option('--until <instant>', said('until'))
    .option('--set <member>', said('resultMember'), collectChange)
    .option('--override <check>', said('override'), collectText)
    .action((taskId: string, word: string, options: TaskOptions & DecisionOptions & { set?: Change[] }) =>
      run(options, { taskId, verb: 'decision', body: decisionBody(word, options) }),
    );
}

function addApprove(program: Command): void {
  taskVerb(program, 'approve', 'approve')
    .option('--reason <text>', said('releaseReason'))
    .action((taskId: string, options: TaskOptions & { reason?: string }) =>
      run(options, { taskId, verb: 'approval', body: { reason: options.reason } }),
    );
}

function addReject(program: Command): void {
  taskVerb(program, 'reject', 'reject')
    .requiredOption('--reason <text>', said('releaseReason'))
    .action((taskId: string, options: TaskOptions & { reason: string }) =>
      run(options, { taskId, verb: 'rejection', body: { reason: options.reason } }),
    );
}

function addMode(program: Command): void {
  apiVerb(program, 'mode <agency>', 'mode')
    .addArgument(new Argument('<mode>').choices(['desk', 'system']))
    .requiredOption('--reason <text>', said('releaseReason'))
    .option('--only <unit>', said('only'), collectText)
    .action((agency: string, mode: string, options: CommonOptions & { reason: string; only?: string[] }) =>
      runVerb(options, (context) => setAgencyMode(context, { agency, mode, ...options })),
    );
}

function addReads(program: Command): void {
  apiVerb(program, 'reads', 'reads', 'auditor')
    .option('--case <case>', said('ofCase'))
    .option('--person <number>', said('person'))
    .option('--by <subject>', said('reader'))
    .option('--from <instant>', said('from'))
    .option('--to <instant>', said('upTo'))
    .option('--limit <count>', said('limit'), wholeNumber)
    .option('--cursor <cursor>', said('cursor'))
    .action((options: CommonOptions & Omit<ReadsWanted, 'personalId'> & { person?: string }) => {
      const { case: name, person: personalId, by, from, to, limit, cursor } = options;
      return runVerb(options, (context) =>
        showReads(context, { case: name, personalId, by, from, to, limit, cursor }),
      );
    });
}
