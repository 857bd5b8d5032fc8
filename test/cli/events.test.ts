import type { ServerResponse } from 'node:http';
import { showEvents } from '../../cli/commands/events';
import { verifyAllChains, verifyChain } from '../../cli/commands/verify-chain';
import { caseId, chain, view } from './support/cases';
import { startFakeApi, type Answers, type FakeApi } from './support/fake-api';
import { runVerb } from './support/run-verb';

let api: FakeApi | undefined;
const start = async (answers: Answers): Promise<FakeApi> => (api = await startFakeApi(answers));
afterEach(() => api?.stop());

const never = new AbortController().signal;
const whole = chain('case-filed', 'step-filed', 'step-granted', 'case-settled');
const eventsPath = `/v1/cases/${caseId}/events`;

/** Two events a page, as an API with small pages would. */
const pages: Answers = {
  [`/v1/cases/${caseId}`]: () => view({ status: 'processing' }),
  [eventsPath]: ({ query }) => {
    const after = Number(query.get('after'));
    const data = whole.slice(after, after + 2);
    return { data, nextCursor: after + 2 < whole.length ? String(after + 2) : null };
  },
};

function send(response: ServerResponse, events: readonly Record<string, unknown>[]): void {
  response.setHeader('content-type', 'text/event-stream');
  response.write(': alive\n\n');
  for (const event of events)
    response.write(`id: ${String(event['seq'])}\ndata: ${JSON.stringify(event)}\n\n`);
}

describe('events', () => {
  test('turns all pages and keeps the order', async () => {
    const { url } = await start(pages);
    const run = runVerb(
      (context) => showEvents(context, caseId, { after: 1, follow: false, signal: never }),
      { api: url, output: 'json' },
    );
    expect(JSON.parse((await run).text)).toEqual(whole.slice(1));
  });

  test('following goes on over a broken stream without a gap or a repetition, and ends when the case is settled', async () => {
    const { url, seen } = await start({
      ...pages,
      [`${eventsPath}/stream`]: ({ headers }, response) => {
        const after = Number(headers['last-event-id']);
        send(response, whole.slice(after, after + 2));
        if (after === 0) response.write('id: 3\ndata: {"seq":', () => response.destroy());
        return undefined;
      },
    });
    const { text } = await runVerb(
      (context) => showEvents(context, caseId, { after: 0, follow: true, signal: never }),
      { api: url, output: 'json' },
    );
    expect(text.split('\n').map((line) => JSON.parse(line) as unknown)).toEqual(whole);
    const streams = seen.filter(({ path }) => path.endsWith('/stream'));
    expect(streams.map(({ headers }) => headers['last-event-id'])).toEqual(['0', '2']);
  });

  test('following a case that is settled already shows its record and ends', async () => {
    const { url } = await start({ ...pages, [`/v1/cases/${caseId}`]: () => view({ status: 'settled' }) });
    const { text } = await runVerb(
      (context) => showEvents(context, caseId, { after: 3, follow: true, signal: never }),
      { api: url },
    );
    expect(text).toMatch(/^\s+4 {2}2026-11-24 20:08:20 {2}case-settled/);
  });

  test('a signal ends the following', async () => {
    const stop = new AbortController();
    const { url } = await start({
      ...pages,
      [`${eventsPath}/stream`]: (_request, response) => {
        send(response, whole.slice(0, 1));
        return undefined;
      },
    });
    const { code } = await runVerb(
      (context) => {
        const print = (): void => stop.abort();
        return showEvents({ ...context, print }, caseId, { after: 0, follow: true, signal: stop.signal });
      },
      { api: url },
    );
    expect(code).toBe(0);
  });
});

describe('verify-chain', () => {
  const served = (events: readonly object[]): Answers => ({
    [eventsPath]: () => ({ data: events, nextCursor: null }),
  });

  test('ends with 0 on a whole chain', async () => {
    const { url } = await start(pages);
    const { code, text } = await runVerb((context) => verifyChain(context, caseId), { api: url });
    expect({ code, text }).toEqual({ code: 0, text: `${caseId}: the chain of 4 events holds.` });
  });

  test('ends with 1 on a changed event and names it', async () => {
    const { url } = await start(
      served(whole.map((event, i) => (i === 2 ? { ...event, by: 'citizen' } : event))),
    );
    const { code, text } = await runVerb((context) => verifyChain(context, caseId), { api: url });
    expect(code).toBe(1);
    expect(text).toContain('event 3');
  });

  test('as JSON says which fault at which event', async () => {
    const { url } = await start(served(whole.filter((_event, i) => i !== 1)));
    const { text } = await runVerb((context) => verifyChain(context, caseId), { api: url, output: 'json' });
    expect(JSON.parse(text)).toEqual({ caseId, events: 3, ok: false, problem: { seq: 2, fault: 'gap' } });
  });

  test('of all cases goes over every page and names each broken one', async () => {
    const ids = ['a', 'b', 'c'];
    const { url } = await start({
      '/v1/cases': ({ query }) => {
        const at = Number(query.get('cursor') ?? 0);
        return { data: [view({ caseId: ids[at] })], nextCursor: at < 2 ? String(at + 1) : null };
      },
      '/v1/cases/a/events': () => ({ data: whole, nextCursor: null }),
      '/v1/cases/b/events': () => ({ data: whole.toReversed(), nextCursor: null }),
      '/v1/cases/c/events': () => ({ data: whole, nextCursor: null }),
    });
    const { code, text } = await runVerb(verifyAllChains, { api: url, output: 'json' });
    expect(code).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ ok: false, cases: 3, events: 12, broken: [{ caseId: 'b' }] });
  });
});
