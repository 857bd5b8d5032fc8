/** The console's pages: files that scripts and styles come from alone, and one page for every address of it. */
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import { Problem } from './problems/problem';

/** No script or style within a page, no frame around it, nothing from elsewhere. */
const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

export function consolePages(folder: string): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.use(policy);
  // Their names change with what is in them.
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { index: false, immutable: true, maxAge: '1y' }),
  );
  router.use('/assets', () => {
    throw new Problem('not-found');
  });
  router.use(express.static(folder, { index: false, redirect: false, maxAge: '1h' }));
  router.get('/{*path}', page(folder));
  return router;
}

/** Never kept, so that going back after signing out shows nothing; and so that a new release is seen at once. */
function page(folder: string): RequestHandler {
  return (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    response.sendFile('index.html', { root: folder, cacheControl: false }, (error) => {
      if (error) next(error);
    });
  };
}
