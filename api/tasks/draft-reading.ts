import { readOf, type Reader } from '../../casework/reading/reader';
import type { Draft } from '../../desk/drafts';
import type { Services } from '../services';

/** What somebody has typed is about a case, and may say of it what they have read there: showing it again is a reading. */
export async function recordDraftReads(
  { register, taskLists }: Pick<Services, 'register' | 'taskLists'>,
  reader: Reader,
  drafts: readonly Draft[],
): Promise<void> {
  const abouts = drafts.map(({ key }) => aboutOf(key));
  const taskIds = abouts.flatMap(({ kind, id }) => (kind === 'task' ? [id] : []));
  const casesOf = taskIds.length > 0 ? await taskLists.findCasesOf(taskIds) : new Map<string, string>();
  const caseOf = ({ kind, id }: About) => (kind === 'order' ? id : (casesOf.get(id) ?? null));
  const roles = reader.reaches.map(({ role }) => role);
  await register.recordReads(
    abouts.map((about) => readOf(reader, roles, { caseId: caseOf(about), what: 'draft' })),
  );
}

interface About {
  kind: string;
  id: string;
}

/** `task:<taskId>`, `file:<uuid>` or `order:<caseId>`. */
function aboutOf(key: string): About {
  const [kind = '', id = ''] = key.split(':');
  return { kind, id };
}
