/** `lienthong status`: is the system up, on which addresses, and does any case need somebody. */
import { exitCodes, type ExitCode } from '../failure';
import type { ApiClient } from '../http/api-client';
import { CaseList, Readiness } from '../http/replies';
import type { Language } from '../language';
import { statusLabel } from '../output/labels';
import { tableText } from '../output/table';
import type { ReadyFile } from '../ready-file';
import { jsonText, type Context } from './context';

/** More than this many are said as "200+": the list is asked for one page, not for all. */
const countedUpTo = 200;
const open = ['processing', 'awaiting-citizen', 'needs-operator'] as const;

/** `foundWrong` when a part that the API works with is away. */
export async function showStatus(context: Context): Promise<ExitCode> {
  const api = context.api();
  const { status, dependencies } = Readiness.parse((await api.look('/readyz')).body);
  const cases = await Promise.all(open.map((state) => countOf(api, state)));
  const report = { api: api.baseUrl, status, dependencies, cases, ...addresses(context.ready) };
  context.print(context.json ? jsonText(report) : statusText(report, context.language));
  return status === 'ready' ? exitCodes.ok : exitCodes.foundWrong;
}

interface OpenCases {
  status: string;
  count: number;
  overdue: number;
  /** There are more than were counted. */
  more: boolean;
}

interface Report {
  api: string;
  status: string;
  dependencies: Record<string, string>;
  cases: OpenCases[];
  gateway?: string;
  temporalUi?: string;
  processes?: Record<string, number>;
}

async function countOf(api: ApiClient, status: string): Promise<OpenCases> {
  const page = CaseList.parse(await api.get('/v1/cases', { status, limit: countedUpTo }));
  const overdue = page.data.filter((one) => one.overdue).length;
  return { status, count: page.data.length, overdue, more: page.nextCursor !== null };
}

/** Known from the data folder alone. */
function addresses(ready: ReadyFile | undefined): Pick<Report, 'gateway' | 'temporalUi' | 'processes'> {
  if (!ready) return {};
  return {
    ...(ready.gateway === undefined ? {} : { gateway: ready.gateway }),
    ...(ready.temporal?.ui === undefined ? {} : { temporalUi: ready.temporal.ui }),
    processes: ready.processes,
  };
}

function statusText(report: Report, language: Language): string {
  const parts = Object.entries(report.dependencies).map(([name, state]) => [name, state]);
  const processes = Object.entries(report.processes ?? {}).map(([name, pid]) => [
    `${name} (pid)`,
    String(pid),
  ]);
  const cases = report.cases.map(({ status, count, overdue, more }) => [
    statusLabel(status, language),
    `${count}${more ? '+' : ''}${overdue > 0 ? ` (${texts.overdue[language]}: ${overdue})` : ''}`,
  ]);
  return tableText(texts.head[language], [
    ['api', `${report.api} (${report.status})`],
    ...(report.gateway === undefined ? [] : [['gateway', report.gateway]]),
    ...(report.temporalUi === undefined ? [] : [['temporal ui', report.temporalUi]]),
    ...parts,
    ...processes,
    ...cases,
  ]);
}

const texts = {
  head: { vi: ['Mục', 'Hiện tại'], en: ['What', 'Now'] },
  overdue: { vi: 'quá hạn', en: 'overdue' },
} as const;
