/** `lienthong mode`: who decides for an agency from the next filing on. */
import { exitCodes, type ExitCode } from '../failure';
import { AgencyModeReply } from '../http/task-replies';
import { say } from '../language';
import { partyLabel } from '../output/labels';
import { jsonText, type Context } from './context';

export async function setAgencyMode(
  context: Context,
  { agency, mode, reason, only }: { agency: string; mode: string; reason: string; only?: string[] },
): Promise<ExitCode> {
  const { language } = context;
  const path = `/v1/ops/agencies/${encodeURIComponent(agency)}/mode`;
  const reply = await context.api().put(path, { mode, reason, only });
  if (context.json) context.print(jsonText(reply));
  else {
    const now = AgencyModeReply.parse(reply);
    const where = now.only ? ` (${now.only.join(', ')})` : '';
    const named = { agency: partyLabel(now.agency, language) };
    context.print(`${say(texts[now.mode === 'desk' ? 'desk' : 'system'], language, named)}${where}`);
  }
  return exitCodes.ok;
}

const texts = {
  desk: { vi: '{agency}: quyết định tại bàn giải quyết ở đây', en: '{agency}: decides at a desk here' },
  system: {
    vi: '{agency}: quyết định bằng hệ thống của mình',
    en: '{agency}: decides by a system of its own',
  },
} as const;
