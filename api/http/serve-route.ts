import type { Request, RequestHandler, Response } from 'express';
import { noteRefused } from '../callbacks/refused-callbacks';
import { checkDigest, verifySender } from '../callbacks/verify-signature';
import { readerOf } from '../identity/reader';
import { authenticate } from '../identity/authenticate';
import { nobody, type Caller } from '../../domain/rights/caller';
import { checkPermission } from '../identity/roles';
import { languageOf } from '../problems/language';
import type { Services } from '../services';
import { checkJsonType, parseJson, readBytes } from './body';
import { checkProblem, checkReply } from './check-reply';
import { parseParams, parseQuery } from './parse';
import { textOf, type Call, type Route, type RouteReply } from './route';

/** The handler of a route. Its order is a promise: who asks, may they, what for; then the handler reads the body. */
export function serveRoute(
  route: Route,
  services: Services,
  { checkReplies }: { checkReplies: boolean },
): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = route.path;
    const reply = await answer(route, request, services).catch((error: unknown) => {
      if (route.access.kind === 'signed') noteRefused(services, { agency: request.params['agency'], error });
      if (checkReplies) checkProblem(route, error);
      throw error;
    });
    if (checkReplies) checkReply(route, reply);
    sendReply(route, reply, response);
  };
}

async function answer(route: Route, request: Request, services: Services): Promise<RouteReply> {
  const caller = await admit(route, request, services);
  let query: Record<string, unknown> | undefined;
  const call: Call<Record<string, unknown>, Record<string, unknown>> = {
    params: parseParams(route.params, request.params),
    get query() {
      return (query ??= parseQuery(route.query, request.query));
    },
    caller,
    reader: readerOf(caller, route.access, request),
    language: languageOf(request),
    header: (name) => request.get(name),
    json: async () => {
      checkJsonType(request);
      return parseJson(await bytesOf(request));
    },
    bytes: (limit) => readBytes(request, limit),
    request,
  };
  return route.handle(call, services);
}

async function admit({ access }: Route, request: Request, services: Services): Promise<Caller> {
  switch (access.kind) {
    case 'public':
    case 'session':
      return nobody;
    case 'token': {
      const caller = await authenticate(request, services);
      services.users.note(caller);
      checkPermission(caller, access.permission);
      return caller;
    }
    case 'signed':
      await verifySender(request, services.signatures);
      checkDigest(request, await bytesOf(request));
      return nobody;
  }
}

/** A body can be read from the wire once only. */
async function bytesOf(request: Request): Promise<Buffer> {
  const read: unknown = request.body;
  if (Buffer.isBuffer(read)) return read;
  const bytes = await readBytes(request);
  request.body = bytes;
  return bytes;
}

/** In one piece, without what Express would look into on the way: the texts are complete and never answered with 304. */
function sendReply({ replies }: Route, reply: RouteReply, response: Response): void {
  const isReplayed = 'remembered' in reply && reply.remembered.replayed;
  response.status(reply.status).set({
    'Cache-Control': 'no-store',
    ...(isReplayed && { 'Idempotent-Replayed': 'true' }),
    ...reply.headers,
  });
  if ('stream' in reply) {
    reply.stream(response);
    return;
  }
  const text = textOf(reply);
  response
    .setHeader('Content-Type', `${replies[reply.status]?.type ?? 'application/json'}; charset=utf-8`)
    .setHeader('Content-Length', Buffer.byteLength(text))
    .end(text);
}
