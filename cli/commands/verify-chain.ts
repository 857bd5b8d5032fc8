/** `lienthong verify-chain`: recomputes the hashes of a case's record, or of all, from the events alone. */
import { createHash } from 'node:crypto';
import { findChainProblem, type ChainFault, type ChainProblem } from '../../domain/chain-check';
import { exitCodes, type ExitCode } from '../failure';
import type { ApiClient } from '../http/api-client';
import { allCases, allEvents, getCaseId } from '../http/cases';
import { say, type Language, type Sentence } from '../language';
import { jsonText, type Context } from './context';

/** Of one case. */
export interface ChainVerdict {
  caseId: string;
  events: number;
  ok: boolean;
  problem: ChainProblem | null;
}

/** Of one case, by id or code; `foundWrong` when its chain is broken. */
export async function verifyChain(context: Context, name: string): Promise<ExitCode> {
  const api = context.api();
  const verdict = await verdictOn(api, await getCaseId(api, name));
  context.print(context.json ? jsonText(verdict) : verdictText(verdict, context.language));
  return verdict.ok ? exitCodes.ok : exitCodes.foundWrong;
}

/** Of every case the token may read; says each broken chain, or that all hold. */
export async function verifyAllChains(context: Context): Promise<ExitCode> {
  const api = context.api();
  const broken: ChainVerdict[] = [];
  let cases = 0;
  let events = 0;
  for await (const { caseId } of allCases(api)) {
    const verdict = await verdictOn(api, caseId);
    cases++;
    events += verdict.events;
    if (verdict.ok) continue;
    broken.push(verdict);
    if (!context.json) context.print(verdictText(verdict, context.language));
  }
  const ok = broken.length === 0;
  if (context.json) context.print(jsonText({ ok, cases, events, broken }));
  else
    context.print(
      say(ok ? texts.allHold : texts.someBroken, context.language, { cases, events, broken: broken.length }),
    );
  return ok ? exitCodes.ok : exitCodes.foundWrong;
}

async function verdictOn(api: ApiClient, caseId: string): Promise<ChainVerdict> {
  const events = await allEvents(api, caseId);
  const problem = findChainProblem(events, sha256) ?? null;
  return { caseId, events: events.length, ok: problem === null, problem };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function verdictText({ caseId, events, problem }: ChainVerdict, language: Language): string {
  if (problem === null) return say(texts.holds, language, { caseId, events });
  return say(texts.broken, language, { caseId, seq: problem.seq, fault: faults[problem.fault][language] });
}

const faults: Record<ChainFault, Sentence> = {
  'no-events': { vi: 'không có sự kiện nào', en: 'there are no events' },
  gap: { vi: 'số thứ tự không liên tục', en: 'the numbers have a gap' },
  'previous-hash': { vi: 'không nối đúng sự kiện trước', en: 'it does not follow the event before it' },
  hash: { vi: 'nội dung không khớp mã băm', en: 'its content does not match its hash' },
};

const texts = {
  holds: {
    vi: '{caseId}: chuỗi {events} sự kiện nguyên vẹn.',
    en: '{caseId}: the chain of {events} events holds.',
  },
  broken: {
    vi: '{caseId}: chuỗi hỏng tại sự kiện {seq}: {fault}.',
    en: '{caseId}: the chain is broken at event {seq}: {fault}.',
  },
  allHold: {
    vi: '{cases} hồ sơ, {events} sự kiện: mọi chuỗi nguyên vẹn.',
    en: '{cases} cases, {events} events: every chain holds.',
  },
  someBroken: {
    vi: '{broken} trong {cases} hồ sơ có chuỗi hỏng.',
    en: '{broken} of {cases} cases have a broken chain.',
  },
};
