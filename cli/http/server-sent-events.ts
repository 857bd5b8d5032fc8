import { createParser } from 'eventsource-parser';

/** Of `text/event-stream` what the API writes: `id` and `data`. */
export interface ServerSentEvent {
  id: string;
  data: string;
}

export async function* readServerSentEvents(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerSentEvent> {
  const whole: ServerSentEvent[] = [];
  const parser = createParser({ onEvent: ({ id = '', data }) => void whole.push({ id, data }) });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* whole.splice(0);
  }
}
