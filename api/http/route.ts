import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Reader } from '../../casework/reading/reader';
import type { RememberedAnswer } from '../../register/idempotency';
import type { Caller } from '../../domain/rights/caller';
import type { Permission } from '../../domain/rights/permissions';
import type { ProblemCode } from '../problems/catalogue';
import type { Language } from '../../domain/messages';
import type { Services } from '../services';

/**
 * One value for each endpoint, which gives both the handler that runs (serve-route.ts) and the operation that is
 * documented (openapi/operation.ts), so that the two cannot disagree.
 */
export interface RouteSpec<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Replies extends ReplySpecs,
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** The name of the method in a generated client; once published it stays. */
  operationId: string;
  /** As OpenAPI writes it: `/v1/cases/{caseId}`. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  access: Access;
  /** Path parameters; one that cannot name anything is answered like one that names nothing. */
  params?: { schema: Params; otherwise: ProblemCode };
  query?: Query;
  headers?: z.ZodObject;
  /** A JSON body; the handler reads it by `call.json()` once it wants it. */
  body?: z.ZodType;
  /** A file of one of these types; the handler reads it by `call.bytes()`. */
  file?: { types: readonly string[]; description: string };
  replies: Replies;
  /** What may be answered besides, and besides what the access itself brings. */
  problems: readonly ProblemCode[];
}

/** Answers what is documented for the status, or the code does not compile. */
type Handler<Params extends z.ZodObject, Query extends z.ZodObject, Replies extends ReplySpecs> = (
  call: Call<z.output<Params>, z.output<Query>>,
  services: Services,
) => Promise<ReplyOf<Replies> & RouteReply> | (ReplyOf<Replies> & RouteReply);

/** An endpoint without the types of its own, which only its handler needs. */
export interface Route extends RouteSpec<z.ZodObject, z.ZodObject, ReplySpecs> {
  handle(
    call: Call<Record<string, unknown>, Record<string, unknown>>,
    services: Services,
  ): Promise<RouteReply> | RouteReply;
}

/**
 * `public`: nobody has to say who they are; `limited` addresses are held to a rate. `token`: a bearer token whose
 * role has the permission, or a browser's session
 * of such a role. `session`: a browser's session, which the handler asks for. `signed`: a message signed by the agency in
 * the path, and by the gateway that has passed it on.
 */
export type Access =
  | { kind: 'public'; limited: boolean }
  | { kind: 'token'; permission: Permission }
  | { kind: 'session' }
  | { kind: 'signed' };

/** By status. */
export type ReplySpecs = Readonly<Record<number, ReplySpec>>;
export interface ReplySpec {
  description: string;
  /** JSON where nothing else is said. */
  type?: string;
  /** JSON that goes out as the text it is kept as. */
  verbatim?: true;
  schema: z.ZodType;
  headers?: z.ZodObject;
}

export interface Call<Params, Query> {
  params: Params;
  /** Parsed when it is first asked for: who may not see a case is told so before what is wrong with their query. */
  query: Query;
  caller: Caller;
  /** The same as whoever reads cases, by the roles that permit this. */
  reader: Reader;
  language: Language;
  header: (name: string) => string | undefined;
  /** The parsed body. Throws 400 `broken-json`, 413, 415. */
  json(): Promise<unknown>;
  /** The body as it came. Throws 413 `too-large`, 415. */
  bytes(limit: number): Promise<Buffer>;
  request: Request;
}

/** An answer of one of the documented statuses, with the body that is documented for it. */
export type ReplyOf<Replies extends ReplySpecs> = {
  [Status in keyof Replies & number]: ReplyHead<Status> & BodyOf<Replies[Status]>;
}[keyof Replies & number];

interface ReplyHead<Status> {
  status: Status;
  headers?: Readonly<Record<string, string>>;
}
type BodyOf<Spec extends ReplySpec> = Spec extends { type: string }
  ? TextBody | StreamBody
  : Spec extends { verbatim: true }
    ? TextBody
    : { json: z.input<Spec['schema']> } | RememberedBody;

/** Text that is complete as it stands. */
interface TextBody {
  text: string;
}
/** Writes for itself, for as long as it likes. */
interface StreamBody {
  stream: (response: Response) => void;
}
/** What was answered under the request's key, as it is kept with the key. */
interface RememberedBody {
  remembered: RememberedAnswer;
}

/** The same without the types of one endpoint. */
export type RouteReply = ReplyHead<number> & ({ json: unknown } | TextBody | StreamBody | RememberedBody);

/** The body as it goes over the wire. */
export function textOf(reply: Exclude<RouteReply, StreamBody>): string {
  if ('text' in reply) return reply.text;
  return JSON.stringify('remembered' in reply ? reply.remembered.body : reply.json);
}

/** Everything about an endpoint, and then what it does: its replies are known before its handler is looked at. */
export function route<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  const Replies extends ReplySpecs,
>(spec: RouteSpec<Params, Query, Replies>) {
  return {
    handle: (handle: Handler<Params, Query, Replies>): Route => ({ ...spec, handle }),
  };
}
