import type { TaskDetail } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { useTaskEvents } from './use-task';

/** Why a proposal came back, for whoever proposed it. */
export function Returned({ task }: { task: TaskDetail }) {
  const { t } = useTexts();
  const { data } = useTaskEvents(task.taskId);
  const last = data?.data.filter(({ type }) => type === 'task-returned' || type === 'task-decided').at(-1);
  if (last?.type !== 'task-returned') return null;
  const said = last.data?.['reason'] ?? last.reason;
  const text: unknown = typeof said === 'object' && said !== null && 'text' in said ? said.text : said;
  return (
    <p className="hold" role="status">
      {t('task.returned')}: {typeof text === 'string' ? text : ''}
    </p>
  );
}
