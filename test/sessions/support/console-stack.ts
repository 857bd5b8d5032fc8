/** What signing in takes, each as the process that it is: the register's database, the issuer, the API. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { childEnvironment, developmentIdentity } from '../../../runtime/config';
import { developmentIssuer } from '../../../runtime/identity/development-issuer';
import { startPostgres, type StartedPostgres } from '../../../runtime/postgres/start-postgres';
import { freePort } from '../../../runtime/supervisor/ports';
import { startIssuer, type IssuerProcess } from '../../issuer/support/issuer-process';
import { freshFolder } from '../../runtime/support/stack-process';

export class ConsoleStack {
  private apiProcess: ChildProcess | undefined;
  private issuer: IssuerProcess | undefined;

  private constructor(
    private readonly dir: string,
    private readonly postgres: StartedPostgres,
    private readonly ports: { api: number; issuer: number },
    readonly tokens: Record<string, string>,
    private readonly environment: Record<string, string>,
  ) {}

  static async start(): Promise<ConsoleStack> {
    const dir = freshFolder();
    const api = await freePort();
    const issuer = await freePort(new Set([api]));
    const postgres = await startPostgres({ dir });
    const issuerUrl = `http://127.0.0.1:${String(issuer)}`;
    const identity = await developmentIssuer(join(dir, 'identity'), issuerUrl);
    const stack = new ConsoleStack(dir, postgres, { api, issuer }, await identity.tokens(), {
      API_PORT: String(api),
      DATABASE_URL: postgres.urls.owner,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      GATEWAY_URL: 'http://127.0.0.1:1',
      PARTIES_JWKS: join(dir, 'parties.jwks.json'),
      OIDC_ISSUER: issuerUrl,
      OIDC_CLIENT_ID: developmentIdentity.clientId,
      OIDC_CLIENT_SECRET: identity.clientSecret,
      DEV_JWKS_FILE: identity.jwksFile,
    });
    await Promise.all([stack.startApi(), stack.startIssuer()]);
    return stack;
  }

  get api(): string {
    return `http://127.0.0.1:${String(this.ports.api)}`;
  }
  get databaseUrl(): string {
    return this.postgres.urls.owner;
  }
  get issuerUrl(): string {
    return `http://127.0.0.1:${String(this.ports.issuer)}`;
  }

  async startApi(): Promise<void> {
    const child = fork(join(__dirname, '../../../api/main.ts'), [], {
      execArgv: ['--require', 'tsx/cjs'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: childEnvironment({ LOG_LEVEL: 'error', ...this.environment }),
    });
    this.apiProcess = child;
    await once(child, 'message');
  }
  async killApi(): Promise<void> {
    if (this.apiProcess?.kill('SIGKILL') === true) await once(this.apiProcess, 'exit');
  }

  async startIssuer(): Promise<void> {
    const folder = join(this.dir, 'identity');
    this.issuer = await startIssuer({ port: this.ports.issuer, folder, apiUrl: this.api });
  }
  async killIssuer(): Promise<void> {
    await this.issuer?.kill();
  }

  /** As the owner of the database: brings about what takes hours. */
  async sql(statement: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.postgres.urls.owner });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await Promise.all([this.killApi(), this.killIssuer()]);
    await this.postgres.remove();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
