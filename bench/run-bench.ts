/** One run: everything up, warmed, then rounds of both in turn, then one at a time, then what is held in memory. */
import { cpus } from 'node:os';
import { Client, Connection } from '@temporalio/client';
import sdk from '@temporalio/client/package.json';
import type { Ready } from '../runtime/stack/ready';
import { caseWorkflowId } from '../workflows/messages';
import { Births } from './birth/births';
import { Families } from './birth/families';
import { setOfficers } from './birth/officers';
import { atATime } from './measure/at-a-time';
import { pssMb, type Watched } from './measure/processes';
import { measureRound, type Round } from './measure/round';
import type { BenchOptions } from './options';
import type { Results } from './results';
import { startBenchStack, type BenchStack } from './stack';
import { startTextbook, type Textbook } from './textbook/textbook';

type Say = (text: string) => void;

/** How many cases are asked for the length of their history. */
const historiesRead = 20;

export async function runBench(options: BenchOptions, say: Say): Promise<Results> {
  const stack = await startBenchStack(options.server);
  try {
    const textbook = await startTextbook(stack.ready.temporal);
    try {
      return await new Bench(options, stack, textbook, say).run();
    } finally {
      await textbook.stop();
    }
  } finally {
    await stack.stop();
  }
}

class Bench {
  private readonly births: Births;
  private readonly families: Families;
  private readonly settled: string[] = [];

  constructor(
    private readonly options: BenchOptions,
    private readonly stack: BenchStack,
    private readonly textbook: Textbook,
    private readonly say: Say,
  ) {
    this.births = new Births(stack.ready);
    this.families = new Families(stack.ready.agencies);
  }

  async run(): Promise<Results> {
    const { options, stack } = this;
    await setOfficers(stack.ready.agencies, options.officers);
    this.say(`warming up: ${options.warmup} of each`);
    await this.textbookRound(options.warmup);
    await this.birthRound(options.warmup);
    const rounds = await this.rounds();
    const alone = await this.alone();
    const results = {
      options,
      machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version, sdk: sdk.version },
      rounds,
      alone,
      historyEvents: await historyLengths(stack.ready, this.settled.slice(-historiesRead)),
      pssMb: Object.fromEntries(this.ourProcesses().map((one) => [one.name, pssMb(one)])),
    };
    await this.births.close();
    return results;
  }

  private async rounds(): Promise<Results['rounds']> {
    const rounds: Results['rounds'] = [];
    for (let number = 1; number <= this.options.rounds; number++) {
      const textbook = await this.textbookRound(this.options.cases);
      const birth = await this.birthRound(this.options.cases);
      rounds.push({ textbook, birth });
      const ratio = birth.perSecond / textbook.perSecond;
      const rates = `textbook ${textbook.perSecond.toFixed(1)}/s, birth ${birth.perSecond.toFixed(1)}/s`;
      this.say(`round ${number}: ${rates}, ratio ${ratio.toFixed(2)}`);
    }
    return rounds;
  }

  private textbookRound(count: number): Promise<Round> {
    const numbers = Array.from({ length: count }, (_, index) => index);
    const watched = [
      this.temporal(),
      { name: 'textbook worker', pid: this.textbook.workerPid, withChildren: false },
    ];
    return measureRound(count, watched, () =>
      atATime(numbers, this.options.atATime, () => this.textbook.runOne()),
    );
  }

  private async birthRound(count: number): Promise<Round> {
    const declarations = await this.families.prepare(count);
    return measureRound(count, [...this.ourProcesses(), loadGenerator], async () => {
      this.settled.push(
        ...(await atATime(declarations, this.options.atATime, (one) => this.births.runOne(one))),
      );
    });
  }

  private async alone(): Promise<Results['alone']> {
    this.say(`one at a time: ${this.options.alone} of each`);
    const declarations = await this.families.prepare(this.options.alone);
    const births = await atATime(declarations, 1, (one) => this.births.timeOne(one));
    const textbookMs = await atATime(declarations, 1, async () => {
      const startedAt = performance.now();
      await this.textbook.runOne();
      return performance.now() - startedAt;
    });
    return { births, textbookMs };
  }

  private temporal(): Watched {
    const pid = this.stack.ready.processes['temporal'] ?? 0;
    return { name: 'temporal', pid, withChildren: true };
  }

  /** All that a user of the system runs, each named once. */
  private ourProcesses(): Watched[] {
    const parts = Object.entries(this.stack.ready.processes);
    return [
      ...parts.map(([name, pid]) => ({ name, pid, withChildren: true })),
      { name: 'supervisor', pid: this.stack.supervisorPid, withChildren: false },
    ];
  }
}

/** This process: it files and waits on the same cores, so it is named too. */
const loadGenerator: Watched = { name: 'the bench itself', pid: process.pid, withChildren: false };

async function historyLengths({ temporal }: Ready, caseIds: readonly string[]): Promise<number[]> {
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  const lengths = await Promise.all(
    caseIds.map(async (caseId) => {
      const handle = client.workflow.getHandle(caseWorkflowId({ bundle: 'birth', caseId }));
      return (await handle.describe()).historyLength;
    }),
  );
  await connection.close();
  return lengths;
}
