/** The HTTP API as the command line uses it: the same one that portals use. */
import { Failure } from '../failure';
import type { Language, Sentence } from '../language';
import { problemOf } from './problem';
import { readServerSentEvents, type ServerSentEvent } from './server-sent-events';

export interface ApiClientOptions {
  /** Without a slash at the end. */
  baseUrl: string;
  token: string | undefined;
  /** Of problem answers. */
  language: Language;
  timeoutMs?: number;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

const defaultTimeoutMs = 15_000;

/**
 * Every method throws ApiProblem for an error answer and Failure when nothing answers.
 * Bodies come back as they are; the caller parses what it uses.
 */
export class ApiClient {
  constructor(private readonly options: ApiClientOptions) {}

  get baseUrl(): string {
    return this.options.baseUrl;
  }

  async get(path: string, query: Query = {}): Promise<unknown> {
    return bodyOf(await this.send('GET', `${path}${queryText(query)}`));
  }

  /** Like `get`, but an error status is an answer too: `/readyz` says with 503 which part is away. */
  async look(path: string): Promise<{ status: number; body: unknown }> {
    const response = await this.send('GET', path);
    return { status: response.status, body: await jsonOf(response) };
  }

  /** Sent again under the same key it has one effect and the same answer. */
  async post(path: string, body: unknown, idempotencyKey: string): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
    return bodyOf(await this.send('POST', path, { headers, body: JSON.stringify(body) }));
  }

  async put(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return bodyOf(await this.send('PUT', path, { headers, body: JSON.stringify(body) }));
  }

  /** One connection's events; the server may end it at any time, and a cut is a Failure. */
  async *events(
    path: string,
    { lastEventId, signal }: { lastEventId: number; signal: AbortSignal },
  ): AsyncGenerator<ServerSentEvent> {
    const headers = { accept: 'text/event-stream', 'last-event-id': String(lastEventId) };
    const response = await this.send('GET', path, { headers, signal });
    if (!response.ok) throw problemOf(response.status, await jsonOf(response));
    try {
      if (response.body) yield* readServerSentEvents(response.body);
    } catch (error) {
      throw this.withoutAnswer(error, signal);
    }
  }

  private async send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const { baseUrl, token, language, timeoutMs = defaultTimeoutMs } = this.options;
    const headers = new Headers(init.headers);
    headers.set('accept-language', language);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const signal = init.signal ?? AbortSignal.timeout(timeoutMs);
    try {
      return await fetch(baseUrl + path, { ...init, method, headers, signal });
    } catch (error) {
      throw this.withoutAnswer(error, init.signal);
    }
  }

  /** Nobody there, too slow, or cut off amid the answer; but who was told to stop is not told a story. */
  private withoutAnswer(error: unknown, stopped: AbortSignal | null | undefined): unknown {
    return stopped?.aborted ? error : new Failure(unreachable, { url: this.baseUrl });
  }
}

const unreachable: Sentence = {
  vi: 'API tại {url} không trả lời. Hãy chạy `npm start`, hoặc chỉ ra API bằng --api URL; `lienthong doctor` cho biết phần nào hỏng.',
  en: 'The API at {url} does not answer. Start it with `npm start`, or name another with --api URL; `lienthong doctor` says which part is at fault.',
};

async function bodyOf(response: Response): Promise<unknown> {
  const body = await jsonOf(response);
  if (!response.ok) throw problemOf(response.status, body);
  return body;
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function queryText(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '' : `?${search.toString()}`;
}
