/** Every call to the API: by the session's cookie, in the language of the page, typed by the API's own description. */
import type { paths } from '../../../cli/http/api-types';
import { currentLanguage } from '../i18n/language';
import { LostError, ProblemError, type ProblemBody } from './problem';
import { connection } from '../app/connection';
import { sessionEvents } from '../app/session-events';

export type Paths = paths;
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Operation<P extends keyof Paths, M extends Method> = M extends keyof Paths[P]
  ? NonNullable<Paths[P][M]>
  : never;
type Content<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Success<R> = R extends Record<string | number, unknown> ? R[keyof R & (200 | 201 | 202)] : never;

export type Reply<P extends keyof Paths, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? Content<Success<R>> : never;

export interface CallOptions {
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** Under which a repetition has no second effect. */
  key?: string;
  signal?: AbortSignal;
}

export async function call<P extends keyof Paths, M extends Method>(
  method: M,
  path: P,
  options: CallOptions = {},
): Promise<Reply<P, M>> {
  const response = await send(method, addressOf(path, options), options);
  if (response.status === 204) return undefined as Reply<P, M>;
  return (await response.json()) as Reply<P, M>;
}

/** The reply as it comes, of a call that went well. */
export async function send(method: Method, address: string, options: CallOptions): Promise<Response> {
  const response = await reach(method, address, options);
  connection.reached();
  if (response.ok) return response;
  const problem = await problemIn(response);
  if (response.status === 401) sessionEvents.refused(problem.code);
  throw new ProblemError(problem);
}

async function reach(method: Method, address: string, options: CallOptions): Promise<Response> {
  const { body, signal } = options;
  const response = await fetch(address, {
    method: method.toUpperCase(),
    headers: headersOf(method, options),
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    connection.lost();
    throw new LostError();
  });
  if (![502, 503, 504].includes(response.status)) return response;
  connection.lost();
  throw new LostError();
}

function headersOf(method: Method, { body, headers, key }: CallOptions): Record<string, string> {
  const csrf = sessionEvents.csrf();
  return {
    'Accept-Language': currentLanguage(),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(method !== 'get' && csrf !== undefined && { 'X-CSRF-Token': csrf }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
    ...headers,
  };
}

async function problemIn(response: Response): Promise<ProblemBody> {
  const unknown = { title: String(response.status), status: response.status, detail: '', code: 'unknown' };
  return { ...unknown, ...((await response.json().catch(() => ({}))) as Partial<ProblemBody>) };
}

function addressOf(path: string, { path: values = {}, query = {} }: CallOptions): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked).toString()}`;
}

/** A new key; not randomUUID, which browsers have on secure pages only. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const waitMs = 1_000;

/** Repeats under one key until there is an answer, whatever happens to the API meanwhile. */
export async function insist<T>(attempt: (key: string) => Promise<T>): Promise<T> {
  const key = newKey();
  for (;;) {
    try {
      return await attempt(key);
    } catch (error) {
      if (!(error instanceof LostError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
