/** One run: everything up, warmed, then rounds of each in turn, then one at a time, then what is held in memory. */
import { cpus } from 'node:os';
import sdk from '@temporalio/client/package.json';
import { CaseFiler } from './cases/case-filer';
import { kindsOf, type CaseKind, type PerKind } from './cases/case-kind';
import { Families } from './cases/families';
import { historyLengths } from './cases/history-lengths';
import { setOfficers } from './cases/officers';
import { atATime } from './measure/at-a-time';
import { pssMb, type Watched } from './measure/processes';
import { measureRound, type Round } from './measure/round';
import type { BenchOptions } from './options';
import { loadGenerator, type Results } from './results';
import { startBenchStack, type BenchStack } from './stack';
import { ratioIn } from './summary';
import { startTextbook, type Textbook } from './textbook/textbook';

type Say = (text: string) => void;

/** How many cases of each kind are asked for the length of their history. */
const historiesRead = 100;

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
  private readonly cases: CaseFiler;
  private readonly families: Families;
  private readonly settled: Record<CaseKind, string[]> = { birth: [], death: [] };

  constructor(
    private readonly options: BenchOptions,
    private readonly stack: BenchStack,
    private readonly textbook: Textbook,
    private readonly say: Say,
  ) {
    this.cases = new CaseFiler(stack.ready);
    this.families = new Families(stack.ready.agencies);
  }

  async run(): Promise<Results> {
    const { options, stack } = this;
    await setOfficers(stack.ready.agencies, options.officers);
    this.say(`warming up: ${options.warmup} of each`);
    await this.textbookRound(options.warmup);
    await this.ofEachKind((kind) => this.caseRound(kind, options.warmup));
    const rounds = await this.rounds();
    const alone = await this.alone();
    const results = {
      options,
      machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version, sdk: sdk.version },
      rounds,
      alone,
      historyEvents: await this.ofEachKind((kind) =>
        historyLengths(stack.ready, kind, this.settled[kind].slice(-historiesRead)),
      ),
      pssMb: Object.fromEntries(this.ourProcesses().map((one) => [one.name, pssMb(one)])),
    };
    await this.cases.close();
    return results;
  }

  private async rounds(): Promise<Results['rounds']> {
    const rounds: Results['rounds'] = [];
    for (let number = 1; number <= this.options.rounds; number++) {
      const textbook = await this.textbookRound(this.options.cases);
      const cases = await this.ofEachKind((kind) => this.caseRound(kind, this.options.cases));
      const round = { textbook, ...cases };
      rounds.push(round);
      this.say(`round ${number}: ${this.ratesIn(round)}`);
    }
    return rounds;
  }

  private ratesIn(round: Results['rounds'][number]): string {
    const ofCases = kindsOf(this.options.only).map((kind) => {
      const [rate, ratio] = [round[kind]?.perSecond, ratioIn(round, kind)];
      return `${kind} ${rate?.toFixed(1) ?? ''}/s (ratio ${ratio?.toFixed(2) ?? ''})`;
    });
    return [`textbook ${round.textbook.perSecond.toFixed(1)}/s`, ...ofCases].join(', ');
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

  private async caseRound(kind: CaseKind, count: number): Promise<Round> {
    const prepared = await this.families.prepare(kind, count);
    return measureRound(count, [...this.ourProcesses(), itself], async () => {
      this.settled[kind].push(
        ...(await atATime(prepared, this.options.atATime, (one) => this.cases.runOne(one))),
      );
    });
  }

  private async alone(): Promise<Results['alone']> {
    this.say(`one at a time: ${this.options.alone} of each`);
    const cases = await this.ofEachKind(async (kind) => {
      const prepared = await this.families.prepare(kind, this.options.alone);
      return atATime(prepared, 1, (one) => this.cases.timeOne(one));
    });
    const numbers = Array.from({ length: this.options.alone }, (_, index) => index);
    const textbookMs = await atATime(numbers, 1, async () => {
      const startedAt = performance.now();
      await this.textbook.runOne();
      return performance.now() - startedAt;
    });
    return { ...cases, textbookMs };
  }

  /** One kind after the other. */
  private async ofEachKind<T>(work: (kind: CaseKind) => Promise<T>): Promise<PerKind<T>> {
    const found: PerKind<T> = {};
    for (const kind of kindsOf(this.options.only)) found[kind] = await work(kind);
    return found;
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

const itself: Watched = { name: loadGenerator, pid: process.pid, withChildren: false };
