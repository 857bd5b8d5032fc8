import { Router, type RequestHandler } from 'express';
import { Problem } from '../problems/problem';
import type { Services } from '../services';
import type { Route } from './route';
import { serveRoute } from './serve-route';

export interface Mounting {
  services: Services;
  /** Stands before every public route that is limited. */
  limiter: RequestHandler;
  checkReplies: boolean;
}

/** All routes, each path with its 405 for the methods it lacks, and 404 for every other path. */
export function mountRoutes(routes: readonly Route[], { services, limiter, checkReplies }: Mounting): Router {
  const router = Router({ caseSensitive: true });
  for (const path of new Set(routes.map((route) => route.path))) {
    const ofPath = routes.filter((route) => route.path === path);
    const place = router.route(expressPath(path));
    for (const route of ofPath) {
      const before = route.access.kind === 'public' && route.access.limited ? [limiter] : [];
      place[route.method](...before, serveRoute(route, services, { checkReplies }));
    }
    place.all((_request, response) => {
      response.locals['route'] = path;
      throw new Problem('method-not-allowed', { headers: { Allow: methodsOf(ofPath) } });
    });
  }
  router.use(() => {
    throw new Problem('not-found');
  });
  return router;
}

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** Express answers HEAD wherever there is GET. */
function methodsOf(routes: readonly Route[]): string {
  return routes.map(({ method }) => (method === 'get' ? 'GET, HEAD' : method.toUpperCase())).join(', ');
}
