import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  observeRequest(request: { method: string; route: string; status: number; seconds: number }): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

/** Counts and durations by route; nothing that tells one case or person from another. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'lienthong_http_request_duration_seconds',
    help: 'Duration of answered requests, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status }, seconds),
    text: () => registry.metrics(),
  };
}
