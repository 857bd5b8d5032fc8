import { createServer, type RequestListener, type Server } from 'node:http';

/** Longer than the idle time of any pool before us, so that no reused connection is closed under a request. */
const keepAliveMs = 75_000;
/** Whoever opens a connection says what it wants, and brings it: ten megabytes over a slow line take a minute. */
const headersWithinMs = 10_000;
const requestWithinMs = 70_000;
const lookEveryMs = 5_000;
/** Strangers' too; what is more is closed at once. */
const maxConnections = 2_000;

/** A server on which nobody holds a connection by saying nothing, or little by little. */
export function boundedServer(listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: headersWithinMs,
      requestTimeout: requestWithinMs,
      connectionsCheckingInterval: lookEveryMs,
      keepAliveTimeout: keepAliveMs,
    },
    listener,
  );
  server.maxConnections = maxConnections;
  return server;
}
