/** `lienthong doctor`: looks at everything that has to work and says for each fault what to do. */
import { cliConfig } from '../../runtime/config/cli';
import type { Finding } from '../doctor/check';
import {
  dataFolderFinding,
  diskFinding,
  nodeFinding,
  processFindings,
  readyFinding,
} from '../doctor/machine';
import { apiFindings, neighbourFindings } from '../doctor/network';
import { exitCodes, type ExitCode } from '../failure';
import type { Language } from '../language';
import { tableText } from '../output/table';
import { jsonText, type Context } from './context';

/** `foundWrong` when anything is. A named API is looked at without a data folder of ours. */
export async function runDoctor(context: Context, namedApi: string | undefined): Promise<ExitCode> {
  const remote = (namedApi ?? cliConfig().apiUrl) !== undefined && context.ready === undefined;
  const findings = [
    nodeFinding(process.version),
    diskFinding(context.dataDir),
    ...(remote ? [] : [dataFolderFinding(context.dataDir), readyFinding(context.dataDir, context.ready)]),
    ...(context.ready ? processFindings(context.ready) : []),
    ...(remote || context.ready ? await apiFindings(context.api()) : []),
    ...(context.ready ? await neighbourFindings(context.ready) : []),
  ];
  const ok = findings.every((finding) => finding.ok);
  context.print(
    context.json ? reportJson(ok, findings, context.language) : reportText(ok, findings, context.language),
  );
  return ok ? exitCodes.ok : exitCodes.foundWrong;
}

function reportJson(ok: boolean, findings: readonly Finding[], language: Language): string {
  const said = findings.map(({ remedy, ...finding }) => ({
    ...finding,
    ...(remedy === undefined ? {} : { remedy: remedy[language] }),
  }));
  return jsonText({ ok, findings: said });
}

function reportText(ok: boolean, findings: readonly Finding[], language: Language): string {
  const rows = findings.map((finding) => [finding.ok ? '✓' : '✗', finding.name, finding.seen]);
  const faults = findings.flatMap(({ name, remedy }) =>
    remedy === undefined ? [] : [`✗ ${name}: ${remedy[language]}`],
  );
  return [
    tableText(['', ...texts.head[language]], rows),
    ...faults,
    ...(ok ? [texts.well[language]] : []),
  ].join('\n');
}

const texts = {
  head: { vi: ['Mục', 'Thấy'], en: ['What', 'Seen'] },
  well: { vi: 'Mọi thứ đều ổn.', en: 'All is well.' },
} as const;
