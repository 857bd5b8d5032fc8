/** Reads `text/event-stream` (WHATWG HTML, server-sent events), as far as the API writes it: `id` and `data`. */
export interface ServerSentEvent {
  id: string;
  data: string;
}

export async function* readServerSentEvents(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerSentEvent> {
  let message: Partial<ServerSentEvent> = {};
  for await (const line of linesOf(body)) {
    if (line === '') {
      if (message.data !== undefined) yield { id: message.id ?? '', data: message.data };
      message = {};
      continue;
    }
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'id') message.id = value;
    if (field === 'data') message.data = message.data === undefined ? value : `${message.data}\n${value}`;
  }
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
