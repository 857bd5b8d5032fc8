import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulators } from '../../simulators/start-simulators';
import { agencyIds, type AgencyId } from '../../domain/agencies';
import { type AgencyDecision, AgencyDecision as Decision } from '../../domain/schemas/agency-contract';
import type { AgenciesConfig, AgencyPorts } from '../../runtime/config';
import { createLogger } from '../../runtime/logging';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';
import type { RunningPart } from '../../runtime/process';
import { isDigestOf } from '../../runtime/signatures/components';
import { engineSignatures } from '../../runtime/signatures/engine-signatures';
import { createSignedClient, type SignedClient } from '../../runtime/signatures/signed-client';
import { createRequestVerifier } from '../../runtime/signatures/verify-request';
import { freePort } from '../../runtime/supervisor/ports';
import { TestKeys } from './party-keys';

/** The gateway and all agencies as they run in the stack, over a PostgreSQL of their own, with us as the engine. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Stands where the API stands and keeps what the gateway brings. */
export class CallbackReceiver {
  readonly received: { decision: AgencyDecision; messageId: string; agency: string }[] = [];
  /** What was no decision in form, as it came: answered with 400. */
  readonly outOfForm: unknown[] = [];
  /** Answers for the next callbacks, in order; 202 when there are none left. */
  readonly answers: number[] = [];
  attempts = 0;
  /** Takes what is for somebody else who stands where the API stands; false for what is not. */
  passOn: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;

  constructor(readonly server: Server) {}

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** The status with which it is answered. */
  keep(body: Buffer, messageId: string, agency: string): number {
    const content: unknown = JSON.parse(body.toString());
    const { data: decision } = Decision.safeParse(content);
    if (!decision) this.outOfForm.push(content);
    else this.received.push({ decision, messageId, agency });
    return decision ? 202 : 400;
  }

  of(dossierKey: string): AgencyDecision[] {
    return this.received.map(({ decision }) => decision).filter((d) => d.dossierKey === dossierKey);
  }
}

async function openReceiver(port: number, gatewayUrl: string, keys: TestKeys): Promise<CallbackReceiver> {
  const signatures = createRequestVerifier({ keys: keys.published, gatewayUrl });
  const server = createServer((request, response) => {
    if (receiver.passOn(request, response)) return;
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const { method = '', url = '', headers } = request;
      const agency = url.split('/').at(-1) ?? '';
      const check = await signatures.verify({ method, target: url, headers }, agency);
      const isGood = check === 'good' && isDigestOf(body, headers);
      receiver.attempts += 1;
      const wanted = isGood ? (receiver.answers.shift() ?? 202) : 401;
      const status = wanted < 300 ? receiver.keep(body, String(headers['x-message-id']), agency) : wanted;
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    })();
  });
  const receiver = new CallbackReceiver(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return receiver;
}

type StartPart = (config: AgenciesConfig) => Promise<RunningPart>;

const inThisProcess: StartPart = (config) =>
  startSimulators(config, createLogger('agencies'), new AbortController().signal);

export class Network {
  readonly client: SignedClient;
  private constructor(
    private readonly dir: string,
    readonly postgres: StartedPostgres,
    readonly ports: AgencyPorts,
    readonly keys: TestKeys,
    readonly callbacks: CallbackReceiver,
    private readonly startPart: () => Promise<RunningPart>,
    private part: RunningPart,
  ) {
    this.client = createSignedClient({
      baseUrl: this.gatewayUrl,
      signatures: engineSignatures(keys.of('lienthong'), keys.published),
    });
  }

  /** `startPart` runs the agencies elsewhere than in this process, over the same databases and ports. */
  static async start(startPart: StartPart = inThisProcess): Promise<Network> {
    const dir = mkdtempSync(join(tmpdir(), 'lienthong-agencies-'));
    const postgres = await startPostgres({ dir });
    const free: number[] = [];
    while (free.length < agencyIds.length + 2) free.push(await freePort(new Set(free)));
    const [apiPort = 0, gateway = 0, ...others] = free;
    const entries = agencyIds.map((id, index) => [id, others[index] ?? 0] as const);
    const ports = { gateway, ...Object.fromEntries(entries) } as AgencyPorts;
    const keys = new TestKeys(join(dir, 'keys'));
    const callbacks = await openReceiver(apiPort, `http://127.0.0.1:${String(gateway)}`, keys);
    const apiUrl = `http://127.0.0.1:${String(apiPort)}`;
    const { partiesJwks, keysFolder } = keys;
    const again = () =>
      startPart({ databaseUrl: postgres.url, ports, apiUrl, keysFolder, partiesJwks, seed: 7 });
    return new Network(dir, postgres, ports, keys, callbacks, again, await again());
  }

  /** Ends the process part and starts it again over the same databases and ports. */
  async restart(): Promise<void> {
    await this.part.close();
    this.part = await this.startPart();
  }

  /** Gateway and agencies are away meanwhile. */
  async whileAway(act: () => Promise<void>): Promise<void> {
    await this.part.close();
    await act();
    this.part = await this.startPart();
  }

  /** Leaves the callbacks to somebody else, who listens on the port that is returned. */
  async leaveCallbacks(): Promise<number> {
    const { port } = this.callbacks;
    this.callbacks.server.closeAllConnections();
    await new Promise((resolve) => this.callbacks.server.close(resolve));
    return port;
  }

  get gatewayUrl(): string {
    return `http://127.0.0.1:${String(this.ports.gateway)}`;
  }

  async stop(): Promise<void> {
    await this.client.close();
    await this.part.close();
    this.callbacks.server.close();
    this.callbacks.server.closeAllConnections();
    await this.postgres.remove();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** A simulator's own control. */
  async sim(agency: AgencyId, method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`http://127.0.0.1:${String(this.ports[agency])}/_sim${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  desk(agency: AgencyId, settings: object): Promise<Answer> {
    return this.sim(agency, 'PUT', '/desk', settings);
  }

  faults(agency: AgencyId, settings: object): Promise<Answer> {
    return this.sim(agency, 'PUT', '/faults', settings);
  }

  /** As the engine sends, signed and through the gateway. */
  async send(
    agency: AgencyId,
    method: 'GET' | 'PUT' | 'POST',
    key: string,
    rest = '',
    body?: unknown,
  ): Promise<Answer> {
    const answer = await this.client.send({
      method,
      path: `/${agency}/dossiers/${encodeURIComponent(key)}${rest}`,
      ...(body === undefined ? {} : { body }),
      caseId: key.split('/')[0] ?? key,
      userId: 'system',
      purpose: 'filing',
      idempotencyKey: randomUUID(),
    });
    return { status: answer.status, body: answer.body as Record<string, unknown> };
  }

  file(agency: AgencyId, key: string, dossier: object): Promise<Answer> {
    const [caseId = '', step = '', round = '1'] = key.split('/');
    const callbackPath = `/v1/callbacks/${agency}`;
    const filing = { caseId, step, round: Number(round), edition: '2026-09-01', callbackPath, dossier };
    return this.send(agency, 'PUT', key, '', filing);
  }

  /** Files and waits for what the callback says. */
  async decided(agency: AgencyId, key: string, dossier: object): Promise<AgencyDecision> {
    await this.file(agency, key, dossier);
    return this.callback(key);
  }

  /** The nth word on a dossier, counted from 1, as it was brought. */
  callback(key: string, nth = 1): Promise<AgencyDecision> {
    return until(() => this.callbacks.of(key)[nth - 1]);
  }

  async decisionOn(agency: AgencyId, key: string): Promise<Answer['body']> {
    return (await this.send(agency, 'GET', key)).body;
  }

  async ledger(agency: AgencyId, caseId: string): Promise<Record<string, unknown>[]> {
    const { body } = await this.sim(agency, 'GET', `/ledger?case=${caseId}`);
    return body['data'] as Record<string, unknown>[];
  }
}

/** Waits for a condition, looking every few milliseconds; fails loudly when it never comes true. */
export async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
  withinMs = 8_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('what was waited for did not come');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
