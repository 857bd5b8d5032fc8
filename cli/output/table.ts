/** Tables and times as people read them. */
import Table from 'cli-table3';

/** Rows under headings; widths follow the content. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

/** The text on lines of at most `width`, broken at blanks. */
export function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** `2026-11-24T17:00:00+07:00` as `2026-11-24 17:00`; the API writes Vietnamese time, so cutting is enough. */
export function shortInstant(instant: string | null | undefined): string {
  return instant ? instant.slice(0, 16).replace('T', ' ') : '';
}
