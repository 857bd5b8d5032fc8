/** `lienthong replay`: whether the cases on record, and those under way, would go on under the code in this tree. */
import { Client, Connection } from '@temporalio/client';
import { findRegisterUrl, findReplayTarget } from '../../runtime/config/cli';
import type { TemporalTarget } from '../../runtime/config';
import { kindsOnRecord, type KindOnRecord } from '../../register/kinds-on-record';
import { workflowScript } from '../../worker/workflow-bundle';
import { exitCodes, type ExitCode, Failure } from '../failure';
import { getCaseId } from '../http/cases';
import { say, type Language } from '../language';
import { tableText } from '../output/table';
import { readyPath } from '../ready-file';
import { caseHistories, type Wanted } from '../replay/histories';
import { quietRuntime, replayHistories, type Replayed } from '../replay/replay-histories';
import { unknownKinds } from '../replay/unknown-kinds';
import { jsonText, type Context } from './context';

export interface ReplayOptions {
  /** The case's id, code or tracking code. */
  case?: string;
  limit?: number;
}

/** `foundWrong` when any history breaks, or anything on record is not known to this code. */
export async function replayCases(context: Context, options: ReplayOptions): Promise<ExitCode> {
  const target = findReplayTarget(context.ready?.temporal);
  if (!target) throw new Failure(texts.nowhere, { file: readyPath(context.dataDir) });
  const caseId = options.case === undefined ? undefined : await getCaseId(context.api(), options.case);
  const wanted: Wanted = {
    ...(options.limit !== undefined && { limit: options.limit }),
    ...(caseId !== undefined && { caseId }),
  };
  const unknown = await unknownOnRecord(findRegisterUrl(context.ready?.database), caseId);
  quietRuntime();
  const code = await workflowScript();
  const replayed = await withClient(target, (client) => replayHistories(code, caseHistories(client, wanted)));
  const ok = replayed.broken.length === 0 && (unknown ?? []).length === 0;
  const report = { ...replayed, unknown };
  context.print(context.json ? jsonText({ ok, ...report }) : replayedText(report, context.language));
  return ok ? exitCodes.ok : exitCodes.foundWrong;
}

/** Undefined where no register is known here. */
async function unknownOnRecord(
  databaseUrl: string | undefined,
  caseId: string | undefined,
): Promise<KindOnRecord[] | undefined> {
  if (databaseUrl === undefined) return undefined;
  const kinds = await kindsOnRecord(databaseUrl, caseId).catch(() => {
    throw new Failure(texts.noRegister, {});
  });
  return unknownKinds(kinds);
}

async function withClient<T>(
  { namespace, connection: options }: TemporalTarget,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect(options).catch(() => {
    throw new Failure(texts.unreachable, { address: options.address });
  });
  try {
    return await work(new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}

/** What is not known on record is undefined where nobody could look. */
export interface ReplayReport extends Replayed {
  unknown: readonly KindOnRecord[] | undefined;
}

export function replayedText({ replayed, broken, unknown }: ReplayReport, language: Language): string {
  return [...historiesText({ replayed, broken }, language), ...recordText(unknown, language)].join('\n');
}

function historiesText({ replayed, broken }: Replayed, language: Language): string[] {
  if (broken.length === 0) return [say(texts.allReplay, language, { replayed })];
  const rows = broken.map(({ workflowId, runId, problem }) => [workflowId, runId, firstLine(problem)]);
  return [
    tableText(texts.head[language], rows),
    say(texts.someBreak, language, { replayed, broken: broken.length }),
  ];
}

function recordText(unknown: ReplayReport['unknown'], language: Language): string[] {
  if (!unknown) return [texts.notLooked[language]];
  if (unknown.length === 0) return [texts.allKnown[language]];
  const rows = unknown.map(({ what, bundle, name, cases, caseIds }) => [
    texts.kinds[what][language],
    bundle === null ? name : `${bundle} ${name}`,
    String(cases),
    caseIds.join('\n'),
  ]);
  return [tableText(texts.kindsHead[language], rows), texts.someUnknown[language]];
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

const texts = {
  nowhere: {
    vi: 'Không biết Temporal ở đâu ({file}). Chỉ ra thư mục bằng --data DIR hoặc đặt TEMPORAL_ADDRESS.',
    en: 'Temporal is not known here ({file}). Name its folder with --data DIR or set TEMPORAL_ADDRESS.',
  },
  unreachable: {
    vi: 'Temporal tại {address} không trả lời.',
    en: 'Temporal at {address} does not answer.',
  },
  allReplay: {
    vi: '{replayed} lịch sử: tất cả chạy tiếp được với mã hiện tại.',
    en: '{replayed} histories: all go on under this code.',
  },
  someBreak: {
    vi: '{broken} trong {replayed} lịch sử không chạy tiếp được: đừng đưa mã này lên.',
    en: '{broken} of {replayed} histories would break: do not deploy this code.',
  },
  noRegister: {
    vi: 'Sổ (PostgreSQL) không trả lời; kiểm tra DATABASE_URL.',
    en: 'The register (PostgreSQL) does not answer; check DATABASE_URL.',
  },
  notLooked: {
    vi: 'Chưa xem sổ: đặt DATABASE_URL, hoặc chỉ ra thư mục bằng --data DIR.',
    en: 'The register was not looked at: set DATABASE_URL, or name its folder with --data DIR.',
  },
  allKnown: {
    vi: 'Mọi phiên bản, lịch và loại sự kiện trong sổ đều có trong mã hiện tại.',
    en: 'Every edition, calendar and type of event on record is known to this code.',
  },
  someUnknown: {
    vi: 'Mã hiện tại không biết những mục này, các hồ sơ đó sẽ đứng lại: đừng đưa mã này lên.',
    en: 'This code does not know them, and those cases would stand still: do not deploy it.',
  },
  kinds: {
    edition: { vi: 'phiên bản thủ tục', en: 'edition' },
    calendar: { vi: 'lịch làm việc', en: 'calendar' },
    'event-type': { vi: 'loại sự kiện', en: 'type of event' },
  },
  kindsHead: { vi: ['Không biết', 'Tên', 'Hồ sơ', 'Ví dụ'], en: ['Not known', 'Name', 'Cases', 'Such as'] },
  head: { vi: ['Quy trình', 'Lần chạy', 'Vì sao'], en: ['Workflow', 'Run', 'Why'] },
} as const;
