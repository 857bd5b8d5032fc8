import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { TaskEventsReply, TaskListReply, TaskReply, type TaskSummaryReply } from '../../../api/schemas/tasks';
import type { AgencyId } from '../../../domain/agencies';
import { RunningApi, type Answer } from '../../api/support/running-api';
import type { TestUser } from '../../api/support/tokens';
import { Network, until } from '../../support/network';

export type Task = z.output<typeof TaskSummaryReply>;

/** The API with its desks behind a real gateway, among the simulated agencies; the test stands where the engine stands. */
export class DeskOnNetwork {
  private constructor(
    readonly network: Network,
    readonly api: RunningApi,
  ) {}

  static async start(how: { lockMs?: number } = {}): Promise<DeskOnNetwork> {
    const network = await Network.start();
    const api = await RunningApi.start({ gatewayUrl: network.gatewayUrl, keys: network.keys, ...how });
    network.callbacks.passOn = (request, response) => api.desks.serve(request, response);
    return new DeskOnNetwork(network, api);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.network.stop();
  }

  /** As the engine sends it. */
  async send(agency: AgencyId, method: 'GET' | 'PUT' | 'POST', key: string, rest = '', body?: unknown) {
    const { status, body: said } = await this.network.client.send({
      method,
      path: `/desk/${agency}/dossiers/${encodeURIComponent(key)}${rest}`,
      ...(body === undefined ? {} : { body }),
      caseId: key.split('/')[0] ?? key,
      userId: 'system',
      purpose: 'filing',
      idempotencyKey: randomUUID(),
    });
    return { status, body: said as Record<string, unknown> };
  }

  async file(agency: AgencyId, key: string, dossier: object, over: object = {}): Promise<Task> {
    const [caseId = '', step = '', round = '1'] = key.split('/');
    const callbackPath = `/v1/callbacks/${agency}`;
    const filing = { caseId, step, round: Number(round), edition: '2026-09-01', callbackPath, dossier };
    const answer = await this.send(agency, 'PUT', key, '', { place: '26740', ...filing, ...over });
    expect(answer).toMatchObject({ status: 202, body: {} });
    return this.taskOf(agency, key);
  }

  /** Once it is on the list. */
  taskOf(agency: AgencyId, key: string, kind: Task['kind'] = 'decision'): Promise<Task> {
    const [caseId = ''] = key.split('/');
    return until(async () => {
      const data = await this.list(agency, `case=${caseId}`);
      return data.find((task) => task.dossierKey === key && task.kind === kind);
    });
  }

  async list(agency: AgencyId, query = 'limit=200', user: TestUser = clerk(agency)): Promise<Task[]> {
    const { body } = await this.ask('GET', `/v1/tasks?${query}`, user);
    return TaskListReply.parse(body).data;
  }

  async ask(method: string, path: string, user: TestUser, body?: unknown, key?: string): Promise<Answer> {
    const headers = { 'accept-language': 'en' };
    const token = await this.api.token(user);
    return this.api.ask(method, path, { token, headers, body, ...(key !== undefined && { key }) });
  }

  change(task: Task, verb: string, user: TestUser, body: object = {}, key?: string): Promise<Answer> {
    return this.ask('POST', `/v1/tasks/${task.taskId}/${verb}`, user, body, key);
  }

  /** Claims it and decides. */
  async decide(task: Task, user: TestUser, decision: object): Promise<Answer> {
    expect(await this.change(task, 'claim', user)).toMatchObject({ status: 200 });
    return this.change(task, 'decision', user, decision);
  }

  /** As it is opened. */
  async open(task: Task, user: TestUser): Promise<z.output<typeof TaskReply>> {
    const { status, body } = await this.ask('GET', `/v1/tasks/${task.taskId}`, user);
    expect([status, body]).toMatchObject([200, {}]);
    return TaskReply.parse(body);
  }

  async events(task: Task, user: TestUser) {
    return TaskEventsReply.parse((await this.ask('GET', `/v1/tasks/${task.taskId}/events`, user)).body).data;
  }
}

/** Of a case that nobody else has. */
export const newKey = (step: string): string => `${randomUUID()}/${step}/1`;

/** Somebody of an agency; each name is another person. */
export const clerk = (agency: AgencyId, name = 'Chi', territory: readonly string[] = ['*']): TestUser => ({
  roles: ['clerk'],
  subject: `test:${name}:${agency}`,
  name,
  agency,
  territory,
});
