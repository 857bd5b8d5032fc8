import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Caller, Permission } from '../identity/roles';
import type { ProblemCode } from '../problems/catalogue';
import type { Language } from '../problems/language';
import type { Services } from '../services';

/**
 * One value for each endpoint, which gives both the handler that runs (serve-route.ts) and the operation that is
 * documented (openapi/operation.ts), so that the two cannot disagree.
 */
export interface RouteSpec<Params extends z.ZodObject, Query extends z.ZodObject> {
  method: 'get' | 'post' | 'put' | 'delete';
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
  replies: Readonly<Record<number, ReplySpec>>;
  /** What may be answered besides, and besides what the access itself brings. */
  problems: readonly ProblemCode[];
  handle(call: Call<z.output<Params>, z.output<Query>>, services: Services): Promise<Reply> | Reply;
}
export type Route = RouteSpec<z.ZodObject, z.ZodObject>;

/**
 * `public`: nobody has to say who they are; `limited` addresses are held to a rate. `token`: a bearer token whose
 * role has the permission. `signed`: a message signed by the agency in
 * the path, and by the gateway that has passed it on.
 */
export type Access =
  { kind: 'public'; limited: boolean } | { kind: 'token'; permission: Permission } | { kind: 'signed' };

export interface ReplySpec {
  description: string;
  /** JSON where nothing else is said. */
  type?: string;
  schema?: z.ZodType;
  headers?: z.ZodObject;
}

export interface Call<Params, Query> {
  params: Params;
  query: Query;
  caller: Caller;
  language: Language;
  header: (name: string) => string | undefined;
  /** The parsed body. Throws 400 `broken-json`, 413, 415. */
  json(): Promise<unknown>;
  request: Request;
}

export type Reply = {
  status: number;
  headers?: Readonly<Record<string, string>>;
} & ReplyBody;
type ReplyBody =
  | { json: unknown }
  /** Text that is complete as it stands; JSON unless the route says otherwise. */
  | { text: string }
  /** Writes for itself, for as long as it likes. */
  | { stream: (response: Response) => void };

/** Erases the types of one endpoint's parameters, which only its own handler needs. */
export function route<Params extends z.ZodObject, Query extends z.ZodObject>(
  spec: RouteSpec<Params, Query>,
): RouteSpec<z.ZodObject, z.ZodObject> {
  return spec;
}
