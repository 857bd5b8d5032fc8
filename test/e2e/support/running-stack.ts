/** The whole system as its users start it, through npm in a folder of its own, and driven through its API and the simulators' controls alone. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { agencyIds, type AgencyId } from '../../../domain/agencies';
import { findJson } from '../../../runtime/files';
import { removeStack } from '../../../runtime/stack/remove-stack';
import { isAlive } from '../../runtime/support/stack-process';
import { eventually } from './eventually';

export const parts = ['postgres', 'temporal', 'identity', 'agencies', 'worker', 'api'] as const;
export type Part = (typeof parts)[number];

const Ready = z.object({
  api: z.url(),
  gateway: z.url(),
  agencies: z.record(z.enum(agencyIds), z.url()),
  temporal: z.object({ address: z.string(), namespace: z.string() }),
  database: z.string(),
  processes: z.record(z.enum([...parts, 'identity']), z.int()),
  tokens: z.looseObject({ portal: z.string(), ops: z.string(), auditor: z.string(), supervisor: z.string() }),
});
export type Ready = z.infer<typeof Ready>;

export interface Answer {
  /** 0 where no answer came, or one that was cut off. */
  status: number;
  body: unknown;
  headers: Headers;
}

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: string | Buffer;
  /** The portal's unless given; null for none. */
  token?: string | null;
  headers?: Record<string, string>;
}

const readyWithinMs = 120_000;
const answerWithinMs = 20_000;

export class RunningStack {
  private constructor(
    readonly dir: string,
    readonly ready: Ready,
    private readonly npm: ChildProcess,
  ) {}

  /** On `dir`, where a stack has run before, or on a fresh folder. */
  static async start(dir = mkdtempSync(join(tmpdir(), 'lienthong-e2e-'))): Promise<RunningStack> {
    const npm = spawn('npm', ['run', '--silent', 'stack', '--', '--data', dir, '--port', '0'], {
      cwd: join(__dirname, '../../..'),
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const signal = AbortSignal.timeout(readyWithinMs);
    const lines = createInterface({ input: npm.stdout });
    const [line] = z
      .tuple([z.string()])
      .parse(await Promise.race([once(lines, 'line', { signal }), once(lines, 'close')]));
    return new RunningStack(dir, Ready.parse(JSON.parse(line.replace(/^READY /, ''))), npm);
  }

  /** READY as of now; undefined while the system is down. */
  findReady(): Ready | undefined {
    return Ready.safeParse(findJson(join(this.dir, 'ready.json'))).data;
  }

  async ask(url: string, { method = 'GET', body, raw, token, headers }: Ask = {}): Promise<Answer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    try {
      const response = await fetch(url, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token ?? this.ready.tokens.portal}` }),
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: new Uint8Array(Buffer.from(sent)) }),
        signal: AbortSignal.timeout(answerWithinMs),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
    } catch {
      return { status: 0, body: undefined, headers: new Headers() };
    }
  }

  api(path: string, ask?: Ask): Promise<Answer> {
    return this.ask(this.ready.api + path, ask);
  }

  /** A simulator's own controls; throws unless they answer with 2xx. */
  async sim(agency: AgencyId, path: string, ask: Ask = {}): Promise<unknown> {
    const { status, body } = await this.ask(`${this.ready.agencies[agency]}/_sim${path}`, {
      ...ask,
      token: null,
    });
    if (status < 200 || status > 299)
      throw new Error(`${agency} answered ${String(status)} to ${path.split('?')[0] ?? ''}`);
    return body;
  }

  /** With SIGKILL; resolves with the pid of the process that replaces it. */
  async kill(part: Part): Promise<number> {
    const pid = await eventually(() => this.findReady()?.processes[part]);
    process.kill(pid, 'SIGKILL');
    return eventually(() => {
      const now = this.findReady()?.processes[part];
      return now === pid ? undefined : now;
    });
  }

  /** Waits until every part answers on its old address: through the API, and at a simulator. */
  async untilAnswers(withinMs?: number): Promise<void> {
    await eventually(async () => {
      const [ready, ledger] = await Promise.all([
        this.api('/readyz', { token: null }),
        this.sim('residence', '/ledger?case=none').catch(() => undefined),
      ]);
      const isWhole = z.object({ status: z.literal('ready') }).safeParse(ready.body).success;
      return isWhole && ledger !== undefined ? true : undefined;
    }, withinMs);
  }

  /** SIGTERM to npm alone. Resolves with the exit code once nothing of the system is left. */
  async stop(): Promise<number | null> {
    const { processes } = this.findReady() ?? this.ready;
    if (this.npm.exitCode === null && this.npm.signalCode === null) {
      const ended = once(this.npm, 'exit');
      this.npm.kill('SIGTERM');
      await ended;
    }
    await eventually(() => (Object.values(processes).some(isAlive) ? undefined : true));
    return this.npm.exitCode;
  }

  /** SIGKILL to the supervisor itself; what it had started ends or is found at the next start. */
  async killSupervisor(): Promise<void> {
    const { pid } = z.object({ pid: z.int() }).parse(findJson(join(this.dir, 'lock.json')));
    process.kill(pid, 'SIGKILL');
    await eventually(() => (isAlive(pid) ? undefined : true));
  }

  async remove(): Promise<void> {
    await this.stop();
    removeStack(this.dir);
  }
}
