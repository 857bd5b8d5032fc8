import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createApp } from '../../../api/app';
import { createDossierCases } from '../../../casework/decisions/dossier-case';
import type { CaseEngine, DecisionForCase, OrderOutcome } from '../../../casework/engine';
import { createCaseWatch, type CaseWatch } from '../../../api/cases/case-watch';
import { createUserNotes } from '../../../api/identity/user-notes';
import { createTokenVerifier } from '../../../api/identity/token-verifier';
import { tokenKeys } from '../../../api/identity/token-keys';
import { openSignIn } from '../../../api/sessions/open-sign-in';
import { createMetrics } from '../../../api/observation/metrics';
import type { ClockState } from '../../../runtime/clock-watch';
import { createLogger } from '../../../runtime/logging';
import { Desks } from '../../../desk/desks';
import { TaskLists } from '../../../desk/tasks/list-tasks';
import { createRequestVerifier } from '../../../runtime/signatures/verify-request';
import { startPostgres, type StartedPostgres } from '../../../runtime/postgres/start-postgres';
import { migrate } from '../../../register/migrate';
import { openPapers, type Papers } from '../../../documents/papers';
import { openRegister, type Register } from '../../../register/register';
import type { Order, OrderReply } from '../../../workflows/messages';
import { TestKeys } from '../../support/party-keys';
import { testIssuer, testIssuerName, type TestIssuer, type TestUser } from './tokens';

/** Nobody signs in here: sign-in.test.ts does. */
const nobodys = { issuer: testIssuerName, clientId: 'console', idleS: 900, endS: 36_000 };

export const gatewayUrl = 'http://gateway.test:9000';

type NotTaken = Exclude<OrderOutcome, { kind: 'taken' }>;

/** A case that does not take an order. */
export const rejecting =
  (rejection: Extract<OrderOutcome, { kind: 'rejected' }>['rejection']) => (): Promise<NotTaken> =>
    Promise.resolve({ kind: 'rejected', rejection });

/** Stands where Temporal stands: keeps what it is passed and behaves as it is told. */
export class FakeEngine implements CaseEngine {
  readonly passed: DecisionForCase[] = [];
  answer: CaseEngine['passDecision'] = () => Promise.resolve('passed');
  up = true;
  readonly given: Order[] = [];
  answerOrder: (order: Order) => Promise<Partial<OrderReply> | NotTaken> = () => Promise.resolve({});
  async passDecision(input: DecisionForCase) {
    const answer = await this.answer(input);
    if (answer === 'passed') this.passed.push(input);
    return answer;
  }
  async giveOrder({ order }: Parameters<CaseEngine['giveOrder']>[0]): Promise<OrderOutcome> {
    this.given.push(order);
    const answer = await this.answerOrder(order);
    if ('kind' in answer) return answer;
    const nothing = { steps: [], withdrawn: [], undone: [], stands: [] };
    return { kind: 'taken', reply: { orderId: order.id, ...nothing, ...answer } };
  }
  readonly reconciled: string[] = [];
  answerReconcile: CaseEngine['reconcile'] = () =>
    Promise.resolve({ kind: 'reconciled', verdict: 'same', did: 'nothing' });
  reconcile(caseId: string) {
    this.reconciled.push(caseId);
    return this.answerReconcile(caseId);
  }
  ping = () => (this.up ? Promise.resolve() : Promise.reject(new Error('away')));
  close = () => Promise.resolve();
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}
export interface Ask {
  token?: string | undefined;
  key?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Sent as it stands instead of `body`. */
  raw?: string | Buffer;
}

/** The API over a real register on a PostgreSQL of its own. */
export class RunningApi {
  private constructor(
    readonly engine: FakeEngine,
    readonly opening: { open: boolean; hung: boolean },
    readonly clock: { state: ClockState; aheadMs: number },
    readonly issuer: TestIssuer,
    readonly register: Register,
    readonly keys: TestKeys,
    readonly papers: Papers,
    readonly desks: Desks,
    /** The log, line by line. */
    readonly logged: readonly string[],
    private readonly watch: CaseWatch,
    private readonly server: Server,
    private readonly dir: string,
    private postgres: StartedPostgres,
  ) {}

  /** By itself, or on a network with desks that agencies can be asked from. */
  static async start(
    on: { gatewayUrl?: string; keys?: TestKeys; lockMs?: number } = {},
  ): Promise<RunningApi> {
    const dir = mkdtempSync(join(tmpdir(), 'lienthong-api-'));
    const postgres = await startPostgres({ dir });
    await migrate(postgres.urls.owner);
    const logged: string[] = [];
    const log = createLogger('api', { write: (line) => logged.push(line) });
    const register = openRegister({ databaseUrl: postgres.urls.owner, maxConnections: 10, log });
    const papers = openPapers({ databaseUrl: postgres.urls.owner, log });
    const issuer = await testIssuer(dir);
    const watch = createCaseWatch(register);
    const engine = new FakeEngine();
    const keys = on.keys ?? new TestKeys(join(dir, 'keys'));
    const { gatewayUrl: gateway = gatewayUrl, lockMs = 60_000 } = on;
    const opening = { open: true, hung: false };
    const tokens = createTokenVerifier(issuer.source);
    const { claims } = issuer.source;
    const signIns = { tokens, claims, keys: tokenKeys(issuer.source), config: nobodys };
    const { sessions, signIn } = openSignIn({ register, log, ...signIns });
    const desks = new Desks({
      ...{
        databaseUrl: postgres.urls.owner,
        gatewayUrl: gateway,
        keysFolder: keys.keysFolder,
        register,
        log,
      },
      partyKeys: keys.published,
      settings: { lockMs, checksMs: 60_000 },
    });
    const clock: { state: ClockState; aheadMs: number } = { state: 'right', aheadMs: 0 };
    const services = {
      register,
      desks,
      publicUrl: 'http://127.0.0.1:8080',
      taskLists: new TaskLists(desks.tasks),
      papers,
      tokens,
      sessions,
      users: createUserNotes(register, log),
      signIn: { ...signIn, ping: () => Promise.resolve() },
      engine,
      temporal: engine,
      dossiers: createDossierCases(register),
      watch,
      metrics: createMetrics(),
      signatures: createRequestVerifier({ keys: keys.published, gatewayUrl: gateway }),
      isOpen: () => opening.open,
      isHung: () => opening.hung,
      clock,
      log,
    };
    const server = createServer(createApp(services, { checkReplies: true }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RunningApi(
      engine,
      opening,
      clock,
      issuer,
      register,
      keys,
      papers,
      desks,
      logged,
      watch,
      server,
      dir,
      postgres,
    );
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  async stop(): Promise<void> {
    this.watch.close();
    this.server.close();
    this.server.closeAllConnections();
    await Promise.all([this.register.close(), this.papers.close(), this.desks.close()]);
    await this.postgres.remove();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** As the owner of the tables, for as long as `act` takes. */
  async asOwner<T>(act: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.postgres.urls.owner });
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.end();
    }
  }

  stopDatabase(): Promise<void> {
    return this.postgres.stop();
  }

  /** As if intake had been open then, and never at any other time. */
  async intakeWasOpen(...stretches: { since: Date; until: Date }[]): Promise<void> {
    await this.asOwner(async (client) => {
      await client.query('DELETE FROM register.intake_times');
      for (const [i, { since, until }] of stretches.entries())
        await client.query('INSERT INTO register.intake_times VALUES ($1, $2, $3)', [
          `api-${i}`,
          since,
          until,
        ]);
    });
  }

  /** One statement as the owner of the database. */
  async sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.postgres.urls.owner });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** On the same data and port. */
  async startDatabase(): Promise<void> {
    this.postgres = await startPostgres({ dir: this.dir, port: this.postgres.port });
  }

  token(user?: TestUser): Promise<string> {
    return this.issuer.token(user);
  }

  async ask(method: string, path: string, { token, key, headers, body, raw }: Ask = {}): Promise<Answer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  get(path: string, ask: Ask = {}): Promise<Answer> {
    return this.ask('GET', path, ask);
  }

  file(declaration: unknown, { body, ...ask }: Ask = {}): Promise<Answer> {
    const filing = { bundle: 'birth', declaration, ...(body as object | undefined) };
    return this.ask('POST', '/v1/cases', { key: randomUUID(), body: filing, ...ask });
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
