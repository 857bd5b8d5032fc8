/** How the orders to a case are written on the command line. Every one is also a call of the HTTP API. */
import type { Command } from 'commander';
import type { Change } from '../../domain/orders';
import type { AttachedFile } from '../http/bodies';
import { collectAttachment, collectChange } from './changes';
import { apiVerb, runVerb, said, wholeNumber } from './command';
import type { CommonOptions } from './context';
import { giveReconciliation, sendOrder, sendOwner, type CaseOrder } from './order';
import type { HelpText } from './help-texts';

export function addOrderVerbs(program: Command): void {
  addSupplement(program);
  addWithdraw(program);
  addCorrect(program);
  addRevoke(program);
  addRetry(program);
  addSkip(program);
  addSettle(program);
  addReconcile(program);
  addComment(program);
  addOwn(program);
}

interface OrderOptions extends CommonOptions {
  key?: string;
}
interface DecisionOptions {
  decision: string;
  on: string;
  by: string;
}

const orderVerb = (program: Command, usage: string, text: HelpText): Command =>
  apiVerb(program, usage, text).option('--key <key>', said('key'));
const withReason = (command: Command): Command => command.requiredOption('--reason <text>', said('reason'));
const withDecision = (command: Command): Command =>
  withReason(command)
    .requiredOption('--decision <number>', said('decision'))
    .requiredOption('--on <date>', said('decidedOn'))
    .requiredOption('--by <authority>', said('decidedBy'));

const run = (options: OrderOptions, order: Omit<CaseOrder, 'key'>): Promise<void> =>
  runVerb(options, (context) => sendOrder(context, { ...order, key: options.key }));

function addSupplement(program: Command): void {
  orderVerb(program, 'supplement <case> <step>', 'supplement')
    .option('--set <change>', said('set'), collectChange)
    .option('--attach <paper>', said('attach'), collectAttachment)
    .option('--note <text>', said('note'))
    .action(
      (
        name: string,
        step: string,
        options: OrderOptions & { set?: Change[]; attach?: AttachedFile[]; note?: string },
      ) => {
        const { set: changes = [], attach: attachments = [], note } = options;
        const body = { step, changes, attachments, ...(note !== undefined && { note }) };
        return run(options, { name, path: (caseId) => `/v1/cases/${caseId}/supplements`, body });
      },
    );
}

function addWithdraw(program: Command): void {
  withReason(orderVerb(program, 'withdraw <case>', 'withdraw')).action(
    (name: string, options: OrderOptions & { reason: string }) => {
      const body = { reason: options.reason };
      return run(options, { name, path: (caseId) => `/v1/cases/${caseId}/withdrawal`, body });
    },
  );
}

function addCorrect(program: Command): void {
  withDecision(orderVerb(program, 'correct <case>', 'correct'))
    .requiredOption('--set <change>', said('set'), collectChange)
    .action((name: string, options: OrderOptions & DecisionOptions & { set: Change[]; reason: string }) => {
      const body = { changes: options.set, decision: decisionOf(options), reason: options.reason };
      return run(options, { name, path: (caseId) => `/v1/cases/${caseId}/corrections`, body });
    });
}

function addRevoke(program: Command): void {
  withDecision(orderVerb(program, 'revoke <case> <step>', 'revoke')).action(
    (name: string, step: string, options: OrderOptions & DecisionOptions & { reason: string }) => {
      const body = { step, decision: decisionOf(options), reason: options.reason };
      return run(options, { name, path: (caseId) => `/v1/cases/${caseId}/revocations`, body });
    },
  );
}

function addRetry(program: Command): void {
  withReason(orderVerb(program, 'retry <case> <step>', 'retry'))
    .option('--set <change>', said('set'), collectChange)
    .action((name: string, step: string, options: OrderOptions & { set?: Change[]; reason: string }) => {
      const { reason, set: changes } = options;
      const body = { reason, ...(changes && { changes }) };
      return run(options, { name, path: (caseId) => stepPath(caseId, step, 'retry'), body });
    });
}

function addSkip(program: Command): void {
  withReason(orderVerb(program, 'skip <case> <step>', 'skip')).action(
    (name: string, step: string, options: OrderOptions & { reason: string }) => {
      const body = { reason: options.reason };
      return run(options, { name, path: (caseId) => stepPath(caseId, step, 'skip'), body });
    },
  );
}

function addSettle(program: Command): void {
  orderVerb(program, 'settle <case> <claim>', 'settle')
    .requiredOption('--amount <vnd>', said('amount'), wholeNumber)
    .requiredOption('--on <date>', said('paidOn'))
    .requiredOption('--reference <text>', said('reference'))
    .option('--reason <text>', said('reason'))
    .action(
      (
        name: string,
        claim: string,
        options: OrderOptions & { amount: number; on: string; reference: string; reason?: string },
      ) => {
        const { amount, on, reference, reason } = options;
        const body = { amount, on, reference, ...(reason !== undefined && { reason }) };
        const claimPart = encodeURIComponent(claim);
        const path = (caseId: string) => `/v1/ops/cases/${caseId}/claims/${claimPart}/settlement`;
        return run(options, { name, path, body });
      },
    );
}

function addReconcile(program: Command): void {
  withReason(orderVerb(program, 'reconcile <case>', 'reconcile')).action(
    (name: string, options: OrderOptions & { reason: string }) =>
      runVerb(options, (context) => giveReconciliation(context, { name, ...options })),
  );
}

function addComment(program: Command): void {
  orderVerb(program, 'comment <case>', 'comment')
    .requiredOption('--text <text>', said('text'))
    .action((name: string, options: OrderOptions & { text: string }) => {
      const { text } = options;
      return run(options, { name, path: (caseId) => `/v1/ops/cases/${caseId}/comments`, body: { text } });
    });
}

function addOwn(program: Command): void {
  withReason(apiVerb(program, 'own <case>', 'own'))
    .requiredOption('--owner <user>', said('owner'))
    .action((name: string, options: CommonOptions & { owner: string; reason: string }) => {
      const { owner, reason } = options;
      return runVerb(options, (context) => sendOwner(context, { name, owner, reason }));
    });
}

const stepPath = (caseId: string, step: string, verb: string): string =>
  `/v1/ops/cases/${caseId}/steps/${encodeURIComponent(step)}/${verb}`;

const decisionOf = ({ decision: number, on, by }: DecisionOptions) => ({ number, on, by });
