import type { Sentence } from '../../domain/messages';
import { say, type Language } from '../language';
import { jsonText, type Context } from './context';

interface Page<Row> {
  data: readonly Row[];
  nextCursor: string | null;
}

/** A page of a list, and how to ask for the next; as JSON, what the API answered. */
export function printPage<Row>(
  context: Context,
  reply: unknown,
  shown: {
    form: { parse: (reply: unknown) => Page<Row> };
    table: (rows: readonly Row[], language: Language) => string;
    texts: { none: Sentence; more: Sentence };
  },
): void {
  if (context.json) return context.print(jsonText(reply));
  const { form, table, texts } = shown;
  const { data, nextCursor } = form.parse(reply);
  context.print(data.length === 0 ? texts.none[context.language] : table(data, context.language));
  if (nextCursor !== null) context.print(say(texts.more, context.language, { cursor: nextCursor }));
}
