import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An API of a few lines, for what the verbs send and make of answers. Path (without query) to what it answers. */
export type Answers = Record<string, (request: Seen, response: ServerResponse) => unknown>;

export interface Seen {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  /** Parsed; undefined where there was none. */
  body: unknown;
}

export interface FakeApi {
  url: string;
  seen: Seen[];
  stop(): Promise<void>;
}

/** What a handler returns is sent as JSON; one that returns nothing has answered by itself. */
export async function startFakeApi(answers: Answers): Promise<FakeApi> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { method = '', headers } = request;
    void text(request).then((sent) => {
      const body: unknown = sent === '' ? undefined : JSON.parse(sent);
      const one = { method, path: pathname, query: searchParams, headers, body };
      seen.push(one);
      const answer = answers[pathname];
      const reply = answer ? answer(one, response) : problem(response, 404, 'unknown-case');
      if (reply !== undefined)
        response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen, stop: () => stopServer(server) };
}

export function problem(response: ServerResponse, status: number, code: string, more: object = {}): object {
  response.statusCode = status;
  return {
    type: `urn:x:${code}`,
    title: `title of ${code}`,
    status,
    code,
    detail: `remedy of ${code}`,
    ...more,
  };
}

async function stopServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
