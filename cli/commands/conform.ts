/** `lienthong conform`: tries on an agency, at whatever address, all that the dossier contract asks of it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CheckResult } from '../../agency-kit/conformance/check';
import { parseSamples, type Samples } from '../../agency-kit/conformance/samples';
import { createSigning, type SuiteSigning } from '../../agency-kit/conformance/signing';
import { runSuite } from '../../agency-kit/conformance/suite';
import { withoutByteOrderMark } from '../../domain/text';
import { parties, type Party } from '../../runtime/signatures/parties';
import { openPartyKeys, type PartyKeys } from '../../runtime/signatures/party-keys';
import { namedKey, readSigningKey, type SigningKey } from '../../runtime/signatures/signing-key';
import { exitCodes, type ExitCode, Failure } from '../failure';
import { say, type Language } from '../language';
import { jsonText, type Context } from './context';

export interface ConformOptions {
  agency: string;
  /** The agency's name, where the last part of its address is another. */
  id?: string;
  data: string;
  keyFile?: string;
  gatewayKeyFile?: string;
  partiesJwks?: string;
  step?: string;
  samples?: string;
  callbackPort?: number;
  /** How long a decision may take, in seconds. */
  timeout: number;
}

/** `foundWrong` when the agency does anything otherwise; what could not be tried says nothing against it. */
export async function conform(
  context: Pick<Context, 'json' | 'language' | 'print'>,
  options: ConformOptions,
): Promise<ExitCode> {
  const { agency, step, callbackPort, timeout } = options;
  const { language, json, print } = context;
  const id = options.id ?? new URL(agency).pathname.split('/').at(-1);
  if (!id) throw new Failure(texts.noName, { agency });
  const signing = await signingFor(id, options);
  const samples = options.samples === undefined ? undefined : samplesIn(options.samples);
  const report = await runSuite(
    {
      address: agency,
      id,
      signing,
      decisionWithinMs: timeout * 1_000,
      ...(step !== undefined && { step }),
      ...(samples && { samples }),
      ...(callbackPort !== undefined && { callbackPort }),
    },
    (result) => {
      if (!json) print(lineOf(result, language));
    },
  ).catch((error: unknown) => {
    throw new Failure(texts.silent, { agency, why: reasonOf(error) });
  });
  if (!report) throw new Failure(texts.noStep, { agency });
  const count = (outcome: CheckResult['outcome']) =>
    report.results.filter((result) => result.outcome === outcome).length;
  const counts = { met: count('met'), unmet: count('unmet'), notSeen: count('not-seen') };
  const results = report.results.map((result) => inLanguage(result, language));
  if (json) print(jsonText({ agency, step: report.step, ...counts, results }));
  else print(say(texts.summary, language, { step: report.step, ...counts }));
  return counts.unmet === 0 ? exitCodes.ok : exitCodes.foundWrong;
}

const marks = { met: '✓', unmet: '✗', 'not-seen': '–' } as const;

function lineOf(result: CheckResult, language: Language): string {
  const { id, outcome, title, expected, seen, reason } = inLanguage(result, language);
  return [
    `${marks[outcome]} ${id}: ${title}`,
    ...(expected === undefined ? [] : [`    ${texts.expected[language]}: ${expected}`]),
    ...(seen === undefined ? [] : [`    ${texts.seen[language]}: ${seen}`]),
    ...(reason === undefined ? [] : [`    ${texts.notSeen[language]}: ${reason}`]),
  ].join('\n');
}

const inLanguage = ({ title, expected, reason, ...result }: CheckResult, language: Language) => ({
  ...result,
  title: title[language],
  ...(expected && { expected: expected[language] }),
  ...(reason && { reason: reason[language] }),
});

function samplesIn(file: string): Samples {
  try {
    return parseSamples(JSON.parse(withoutByteOrderMark(readFileSync(file, 'utf8'))));
  } catch {
    throw new Failure(texts.noSamples, { file });
  }
}

async function signingFor(agency: string, options: ConformOptions): Promise<SuiteSigning> {
  const { data, keyFile = join(data, 'keys', 'lienthong.jwk.json'), gatewayKeyFile } = options;
  const { partiesJwks = join(dirname(keyFile), 'parties.jwks.json') } = options;
  const published = openPartyKeys(partiesJwks);
  const sender = await keyIn(keyFile, parties.engine, published);
  const gateway = gatewayKeyFile && (await keyIn(gatewayKeyFile, parties.gateway, published));
  return createSigning({ agency, sender, published, ...(gateway && { gateway }) });
}

async function keyIn(file: string, party: Party, published: PartyKeys): Promise<SigningKey> {
  try {
    return await namedKey(readSigningKey(file, party), party, published);
  } catch {
    throw new Failure(texts.noKey, { file, party });
  }
}

/** `fetch` hides why nobody answered behind its own message. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'failed';
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
};

const texts = {
  expected: { vi: 'phải là', en: 'expected' },
  seen: { vi: 'nhưng thấy', en: 'seen' },
  notSeen: { vi: 'chưa kiểm tra được', en: 'could not be tried' },
  summary: {
    vi: 'Bước {step}: {met} đúng, {unmet} sai, {notSeen} chưa kiểm tra được.',
    en: 'Step {step}: {met} met, {unmet} unmet, {notSeen} could not be tried.',
  },
  silent: { vi: 'Không có gì trả lời tại {agency}: {why}.', en: 'Nothing answers at {agency}: {why}.' },
  noStep: {
    vi: 'Cơ quan tại {agency} không nhận hồ sơ mẫu của bước nào; hãy nêu bước bằng --step và hồ sơ mẫu bằng --samples.',
    en: 'The agency at {agency} takes a sample dossier of no step; name the step with --step and samples with --samples.',
  },
  noSamples: {
    vi: 'Tệp {file} không phải là hồ sơ mẫu.',
    en: 'The file {file} does not hold samples.',
  },
  noKey: {
    vi: 'Tệp {file} không chứa khóa ký của {party}, hoặc khóa đó không có trong tập khóa công khai.',
    en: 'The file {file} holds no signing key of {party}, or its public half is not published.',
  },
  noName: {
    vi: 'Địa chỉ {agency} không nêu tên cơ quan; hãy nêu bằng --id.',
    en: 'The address {agency} does not name the agency; name it with --id.',
  },
} as const;
