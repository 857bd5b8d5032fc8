/**
 * A stream of news from the API. It is open while the page is to be seen, since browsers have few connections to one
 * address for all windows together, and opened again for as long as somebody listens.
 */
import { connection } from './connection';

/** Longer each time, for an address that does not answer; at once when the API is back. */
const firstAgainMs = 1_000;
const longestAgainMs = 30_000;

export type StreamHandlers = Readonly<Record<string, (data: string) => void>>;

/** `reopened` is told when news may have been missed. */
export function openStream(address: string, handlers: StreamHandlers, reopened: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  let failures = 0;
  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const opened = (): void => {
    connection.reached();
    if (missed) reopened();
    missed = false;
    failures = 0;
  };
  const failed = (): void => {
    missed = true;
    close();
    void connection.check();
    timer = setTimeout(open, Math.min(firstAgainMs * 2 ** failures, longestAgainMs));
    failures += 1;
  };
  const open = (): void => {
    close();
    if (document.visibilityState !== 'hidden') source = listen(address, { handlers, opened, failed });
  };
  const onVisibility = (): void => {
    missed ||= document.visibilityState === 'hidden';
    open();
  };
  document.addEventListener('visibilitychange', onVisibility);
  const stopHearing = connection.onReturn(open);
  open();
  return () => {
    stopHearing();
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}

interface Listening {
  handlers: StreamHandlers;
  opened: () => void;
  failed: () => void;
}

function listen(address: string, { handlers, opened, failed }: Listening): EventSource {
  const source = new EventSource(address);
  source.addEventListener('open', opened);
  source.addEventListener('error', failed);
  for (const [type, handle] of Object.entries(handlers))
    source.addEventListener(type, ({ data }: MessageEvent<string>) => handle(data));
  return source;
}
