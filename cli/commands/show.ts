/** `lienthong show`: one case as it stands. */
import { exitCodes, type ExitCode } from '../failure';
import { getCaseId } from '../http/cases';
import { CaseReply } from '../http/replies';
import { caseText } from '../output/case-text';
import { jsonText, type Context } from './context';

/** `name`: the case's id, code or tracking code. */
export async function showCase(context: Context, name: string): Promise<ExitCode> {
  const api = context.api();
  const reply = await api.get(`/v1/cases/${await getCaseId(api, name)}`);
  context.print(context.json ? jsonText(reply) : caseText(CaseReply.parse(reply), context.language));
  return exitCodes.ok;
}
