import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { TrustedProxies } from '../runtime/config';
import { consolePages } from './console';
import { mountRoutes } from './http/mount';
import { publicRateLimit } from './http/rate-limit';
import { observeRequests } from './observation/observe';
import { errorMiddleware } from './problems/error-middleware';
import { clockWrong, unavailable } from './problems/problem';
import { docsAssets } from './routes/docs';
import { routes } from './routes/index';
import { laterRoutes } from './routes/later';
import type { Services } from './services';

export interface AppOptions {
  /** Every reply is held against its documentation: for tests and development. */
  checkReplies?: boolean;
  /** Behind which proxies a caller's address is the one they name; none unless given. */
  trustProxy?: TrustedProxies;
  /** The console's files; none unless given. */
  consoleFolder?: string | undefined;
}

/** The whole API, read top to bottom as a request goes through it. */
export function createApp(
  services: Services,
  { checkReplies = false, trustProxy = 0, consoleFolder }: AppOptions = {},
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', trustProxy);
  app.use(observeRequests(services));
  app.use(securityHeaders());
  app.use(gate(services));
  app.use((request, response, next) => {
    if (!services.desks.serve(request, response)) next();
  });
  app.use('/docs', docsAssets());
  if (consoleFolder !== undefined) app.use('/console', consolePages(consoleFolder));
  const limiter = publicRateLimit(services.tokens);
  app.use(mountRoutes([...routes, ...laterRoutes], { services, limiter, checkReplies }));
  app.use(errorMiddleware(services.log));
  return app;
}

/** Helmet's defaults, but for the one that would send a browser from http to an https that may not be there. */
function securityHeaders(): RequestHandler {
  return helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
}

/** What only reads says no time of its own, and goes on with a clock that is wrong. */
function gate({ isOpen, clock }: Pick<Services, 'isOpen' | 'clock'>): RequestHandler {
  return (request, _response, next) => {
    if (!isOpen() && request.path !== '/healthz' && request.path !== '/readyz') throw unavailable();
    if (clock.state === 'wrong' && !reading.includes(request.method)) throw clockWrong();
    next();
  };
}

const reading = ['GET', 'HEAD', 'OPTIONS'];
