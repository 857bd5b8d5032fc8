/** `lienthong reads`: who has read what of whom. What is looked for goes in the body, and in no log on the way. */
import { randomUUID } from 'node:crypto';
import { exitCodes, type ExitCode } from '../failure';
import { getCaseId } from '../http/cases';
import { ReadPage, type ReadRow } from '../http/task-replies';
import type { Language } from '../language';
import { shortInstant, tableText } from '../output/table';
import type { Context } from './context';
import { printPage } from './print-page';

export interface ReadsWanted {
  /** The case's id, code or tracking code. */
  case?: string | undefined;
  personalId?: string | undefined;
  by?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

export async function showReads(context: Context, { case: name, ...wanted }: ReadsWanted): Promise<ExitCode> {
  const api = context.api();
  const body = { ...wanted, ...(name !== undefined && { caseId: await getCaseId(api, name) }) };
  const reply = await api.post('/v1/reads/search', body, randomUUID());
  printPage(context, reply, { form: ReadPage, table: readsTable, texts });
  return exitCodes.ok;
}

function readsTable(reads: readonly ReadRow[], language: Language): string {
  const rows = reads.map(({ at, by, role, agency, caseId, what, pointers, purpose, note, result }) => [
    shortInstant(at),
    [by, role ?? '', agency ?? ''].filter((part) => part !== '').join('\n'),
    caseId ?? '–',
    [what, ...pointers].join('\n'),
    [purpose ?? '–', note ?? ''].filter((part) => part !== '').join('\n'),
    result,
  ]);
  return tableText(texts.head[language], rows);
}

const texts = {
  head: {
    vi: ['Lúc', 'Ai', 'Hồ sơ', 'Mục', 'Mục đích', 'Kết quả'],
    en: ['At', 'Who', 'Case', 'What', 'Purpose', 'Result'],
  },
  none: { vi: 'Chưa ai xem gì như vậy.', en: 'Nobody has read anything like that.' },
  more: { vi: 'Trang sau: --cursor {cursor}', en: 'The next page: --cursor {cursor}' },
} as const;
