/** Aborts at the first SIGTERM, SIGINT or SIGHUP; npm and the terminal may both send one, so later ones are ignored. */
export function untilSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}
