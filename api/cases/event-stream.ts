import type { Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Register } from '../../register/register';
import type { CaseWatch } from './case-watch';

/** Proxies cut connections that say nothing for a minute. The same tick catches up what a lost announcement hid. */
const heartbeatMs = 10_000;
/** Readers reconnect by themselves; this spreads them over restarted processes. */
const longestMs = 10 * 60_000;
const pageSize = 200;

export interface EventStream {
  caseId: string;
  after: number;
  /** When the reader's token ends, in epoch milliseconds. */
  endsAtMs: number;
  register: Pick<Register, 'eventsAfter'>;
  watch: CaseWatch;
  log: Logger;
}

/** Writes the case's events after `after`, each once and in order, until the reader leaves or its token ends. */
export function streamEvents(response: Response, stream: EventStream): void {
  const { caseId, watch, endsAtMs, log } = stream;
  response.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  const catchUp = serially(
    () => writeNew(response, stream),
    (error) => log.warn({ err: error }, 'a stream of events could not be read on'),
  );
  const end = (): void => void response.end();
  const stops = [watch.watch(caseId, catchUp), watch.onClose(end)];
  const heartbeat = setInterval(() => {
    response.write(': alive\n\n');
    catchUp();
  }, heartbeatMs);
  const ending = setTimeout(end, Math.max(0, Math.min(endsAtMs - Date.now(), longestMs)));
  response.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(ending);
    stops.forEach((stop) => stop());
  });
  catchUp();
}

const Numbered = z.object({ seq: z.int() });

async function writeNew(response: Response, stream: EventStream): Promise<void> {
  for (;;) {
    const { caseId, after } = stream;
    const texts = await stream.register.eventsAfter({ caseId, after, limit: pageSize });
    for (const text of texts) {
      if (response.writableEnded || response.destroyed) return;
      stream.after = Numbered.parse(JSON.parse(text)).seq;
      response.write(`id: ${stream.after}\ndata: ${text}\n\n`);
    }
    if (texts.length < pageSize) return;
  }
}

/** Runs one at a time; a call while one is running makes one more run after it. */
function serially(run: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let running: Promise<void> | undefined;
  let asked = false;
  const runWhileAsked = async (): Promise<void> => {
    while (asked) {
      asked = false;
      await run().catch(failed);
    }
    running = undefined;
  };
  return () => {
    asked = true;
    running ??= runWhileAsked();
  };
}
