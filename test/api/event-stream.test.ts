import type { CaseEvent } from '../../domain/case-events';
import { birthDeclaration } from '../support/declarations';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

interface Message {
  id: number;
  event: { seq: number; type: string };
}

/** Reads messages of a stream until there are `count`, then leaves it. */
async function readStream(url: string, headers: Record<string, string>, count: number): Promise<Message[]> {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const messages: Message[] = [];
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const [, id, data] = /^id: (\d+)\ndata: (.+)$/.exec(part) ?? [];
      if (id && data) messages.push({ id: Number(id), event: JSON.parse(data) as Message['event'] });
    }
    if (messages.length >= count) break;
  }
  leaving.abort();
  return messages;
}

describe("the stream of a case's events", () => {
  let api: RunningApi;
  let token: string;
  let caseId: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    caseId = String((await api.file(birthDeclaration(), { token })).body['caseId']);
  });

  const delayed = (n: number): CaseEvent => ({
    id: `delayed-${n}`,
    at: '2026-11-24T09:00:00+07:00',
    type: 'step-delayed',
    step: 'birth',
    by: 'system',
    data: { what: 'delivery', agency: 'civil-status', deadlineAtRisk: '2026-11-24T17:00:00+07:00' },
  });
  const append = (...events: CaseEvent[]) =>
    api.register.appendEvents(
      caseId,
      events.map((event) => ({ event, documents: {} })),
    );
  const stream = (count: number, headers: Record<string, string> = {}, query = '') =>
    readStream(
      `${api.url}/v1/cases/${caseId}/events/stream${query}`,
      { authorization: `Bearer ${token}`, ...headers },
      count,
    );

  it('begins with what there is and goes on with what comes, each once and in order', async () => {
    const reading = stream(4);
    await append(delayed(1));
    await append(delayed(2), delayed(3));
    const messages = await reading;
    expect(messages.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(messages.map(({ event }) => event.seq)).toEqual([1, 2, 3, 4]);
    expect(messages[0]!.event.type).toBe('case-filed');
  });

  it('goes on after Last-Event-ID, which wins over ?after', async () => {
    await append(delayed(1), delayed(2));
    const messages = await stream(1, { 'last-event-id': '2' }, '?after=0');
    expect(messages.map(({ id }) => id)).toEqual([3]);
    expect((await stream(2, {}, '?after=1')).map(({ id }) => id)).toEqual([2, 3]);
  });

  it('gives the same bytes as the list, page by page, so that the hashes hold', async () => {
    await append(delayed(1), delayed(2));
    const page = (query: string) => api.get(`/v1/cases/${caseId}/events${query}`, { token });
    const first = await page('?limit=2');
    expect(first.body['nextCursor']).toBe('2');
    const second = await page('?after=2');
    expect(second.body['nextCursor']).toBeNull();
    const listed = [...(first.body['data'] as unknown[]), ...(second.body['data'] as unknown[])];
    expect((await stream(3)).map(({ event }) => event)).toEqual(listed);
    const [text] = await api.register.eventsAfter({ caseId, after: 2, limit: 1 });
    expect(second.text).toBe(`{"data":[${text}],"nextCursor":null}`);
  });

  it('refuses a Last-Event-ID that is no number, before it begins', async () => {
    const answer = await api.get(`/v1/cases/${caseId}/events/stream`, {
      token,
      headers: { 'last-event-id': 'x' },
    });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-input']);
  });

  it('ends with the token it was asked for with', async () => {
    const short = await api.issuer.token({ subject: 'short', roles: ['auditor'] }, '1s');
    const response = await fetch(`${api.url}/v1/cases/${caseId}/events/stream`, {
      headers: { authorization: `Bearer ${short}` },
    });
    expect(await response.text()).toMatch(/^id: 1\n/);
  });
});
