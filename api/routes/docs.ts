/** The description of this API, for machines and for people. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { route } from '../http/route';

const documentFile = join(__dirname, '..', 'openapi.json');
let documentText: string | undefined;

export const openapi = route({
  method: 'get',
  operationId: 'getOpenapi',
  path: '/openapi.json',
  tag: 'docs',
  summary: 'This API as OpenAPI 3.1',
  access: { kind: 'public', limited: true },
  replies: {
    200: { description: 'The document', verbatim: true, schema: z.record(z.string(), z.unknown()) },
  },
  problems: [],
}).handle(() => {
  documentText ??= readFileSync(documentFile, 'utf8');
  return { status: 200, text: documentText };
});

/** Scripts and styles come from files, since the content security policy refuses those written into a page. */
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Liên Thông API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;
const startScript = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;
/** Found, not imported: its index would load the whole page's script into this process. */
const swaggerFolder = dirname(require.resolve('swagger-ui-dist/package.json'));
const assets = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png']);

export const docs = route({
  method: 'get',
  operationId: 'getDocs',
  path: '/docs',
  tag: 'docs',
  summary: 'This API for people to read and try',
  access: { kind: 'public', limited: true },
  replies: { 200: { description: 'A page', type: 'text/html', schema: z.string() } },
  problems: [],
}).handle(() => ({ status: 200, text: page }));

/** What the page loads, below `/docs`. */
export function docsAssets(): RequestHandler {
  const files = express.static(swaggerFolder, { index: false, maxAge: '1h' });
  return (request, response, next) => {
    if (request.path === '/start.js') response.type('text/javascript').send(startScript);
    else if (assets.has(request.path)) void files(request, response, next);
    else next();
  };
}
