import { Command } from 'commander';
import { view } from './cases';
import { startFakeApi, type Answers, type FakeApi } from './fake-api';

/** Verbs as somebody types them, against an API that answers as it is told, and what they said. */
export class RunVerbs {
  /** What was said since the test began, or since it was emptied. */
  said = '';
  private running: FakeApi | undefined;

  /** In each test of the file. */
  constructor(private readonly add: (program: Command) => void) {
    const write = (text: string | Uint8Array): boolean => {
      this.said += String(text);
      return true;
    };
    beforeEach(() => {
      this.said = '';
      jest.spyOn(process.stdout, 'write').mockImplementation(write);
      jest.spyOn(process.stderr, 'write').mockImplementation(write);
    });
    afterEach(async () => {
      jest.restoreAllMocks();
      process.stdout.removeAllListeners('error');
      process.exitCode = undefined;
      await this.running?.stop();
    });
  }

  /** What the API was sent. */
  get seen(): FakeApi['seen'] {
    return this.running?.seen ?? [];
  }

  /** One case is on file, besides what is given. */
  async begin(answers: Answers): Promise<void> {
    const cases = { '/v1/cases': () => ({ data: [view()], nextCursor: null }) };
    this.running = await startFakeApi({ ...cases, ...answers });
  }

  /** The exit code. */
  async run(...args: string[]): Promise<number | string | undefined> {
    const program = new Command('lienthong').exitOverride();
    this.add(program);
    const common = ['--api', this.running?.url ?? '', '--token', 't', '--lang', 'en'];
    await program.parseAsync(['node', 'lienthong', ...args, ...common]);
    return process.exitCode ?? undefined;
  }
}
