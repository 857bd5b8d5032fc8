import type { AgencyId } from '../../domain/agencies';
import type { OpenDesk } from '../open-desk';
import type { TaskRow } from '../tasks/task';
import { numberFor } from './personal-number';

/** An answer may take this long; then the next look asks again. */
const patienceMs = 4_000;

/** Gives what was granted provisionally its number once the population database has one: a further word on the dossier. */
export async function completeGrants(desk: OpenDesk, agency: AgencyId, stopped: AbortSignal): Promise<void> {
  const { rows } = await desk.tasks.query<TaskRow>(
    'select * from desk.tasks where agency = $1 and is_unfinished order by ended_at limit 20',
    [agency],
  );
  for (const task of rows) if (!stopped.aborted) await complete(desk, task);
}

async function complete(desk: OpenDesk, task: TaskRow): Promise<void> {
  const dossier = await desk.open(task);
  const number = await numberFor(desk, task, { dossier, untilMs: Date.now() + patienceMs });
  if (!number || number.isMissing) return;
  // As it is after the wait.
  const { stored } = await desk.open(task);
  const granted = { ...stored.decision?.result, ...number.members };
  const result = Object.fromEntries(Object.entries(granted).filter(([name]) => name !== 'provisional'));
  const decidedBy = stored.decision?.decidedBy;
  await desk.decisions.amend(
    task.dossier_key,
    { decision: 'granted', result, ...(decidedBy !== undefined && { decidedBy }) },
    finished,
  );
}

const finished = {
  name: 'finished-task',
  ctes: `finished as (
      update desk.tasks t set is_unfinished = false from dossier d where t.dossier_key = d.key and t.kind = 'decision')`,
  values: [],
};
