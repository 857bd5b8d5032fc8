import { Problem } from '../problems/problem';
import { textOf, type Route, type RouteReply } from './route';
import { problemsByStatus } from './route-problems';

/** Throws where a reply is not as documented: a bug of ours, never the caller's fault. For tests and development. */
export function checkReply(route: Route, reply: RouteReply): void {
  const spec = route.replies[reply.status];
  if (!spec)
    throw new Error(`${route.method} ${route.path} answers ${reply.status}, which is not documented`);
  if ('stream' in reply || spec.type !== undefined) return;
  const parsed = spec.schema.safeParse(JSON.parse(textOf(reply)));
  if (parsed.success) return;
  const places = parsed.error.issues.map(({ path, code }) => `${path.join('/')} ${code}`);
  throw new Error(`${route.method} ${route.path} answers otherwise than documented: ${places.join(', ')}`);
}

/** The same for what is thrown: a client that handles the documented codes must never meet another. */
export function checkProblem(route: Route, error: unknown): void {
  if (!(error instanceof Problem) || [...problemsByStatus(route).values()].flat().includes(error.code))
    return;
  throw new Error(`${route.method} ${route.path} answers ${error.code}, which is not documented`);
}
