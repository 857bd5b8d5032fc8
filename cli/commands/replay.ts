/** `lienthong replay`: whether the cases under way would go on under the code in this tree. */
import { Client, Connection } from '@temporalio/client';
import { findReplayTarget } from '../../runtime/config/cli';
import type { TemporalTarget } from '../../runtime/config';
import { workflowScript } from '../../worker/workflow-bundle';
import { exitCodes, type ExitCode, Failure } from '../failure';
import { getCaseId } from '../http/cases';
import { say, type Language } from '../language';
import { tableText } from '../output/table';
import { readyPath } from '../ready-file';
import { caseHistories, type Wanted } from '../replay/histories';
import { quietRuntime, replayHistories, type Replayed } from '../replay/replay-histories';
import { jsonText, type Context } from './context';

export interface ReplayOptions {
  /** The case's id, code or tracking code. */
  case?: string;
  limit?: number;
}

/** `foundWrong` when any history breaks. */
export async function replayCases(context: Context, options: ReplayOptions): Promise<ExitCode> {
  const target = findReplayTarget(context.ready?.temporal);
  if (!target) throw new Failure(texts.nowhere, { file: readyPath(context.dataDir) });
  const wanted: Wanted = {
    ...(options.limit !== undefined && { limit: options.limit }),
    ...(options.case !== undefined && { caseId: await getCaseId(context.api(), options.case) }),
  };
  quietRuntime();
  const code = await workflowScript();
  const replayed = await withClient(target, (client) => replayHistories(code, caseHistories(client, wanted)));
  const ok = replayed.broken.length === 0;
  context.print(context.json ? jsonText({ ok, ...replayed }) : replayedText(replayed, context.language));
  return ok ? exitCodes.ok : exitCodes.foundWrong;
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

export function replayedText({ replayed, broken }: Replayed, language: Language): string {
  if (broken.length === 0) return say(texts.allReplay, language, { replayed });
  const rows = broken.map(({ workflowId, runId, problem }) => [workflowId, runId, firstLine(problem)]);
  return [
    tableText(texts.head[language], rows),
    say(texts.someBreak, language, { replayed, broken: broken.length }),
  ].join('\n');
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
  head: { vi: ['Quy trình', 'Lần chạy', 'Vì sao'], en: ['Workflow', 'Run', 'Why'] },
} as const;
