import type { TaskDetail } from '../http/shapes';
import { useTexts } from '../i18n/index';

/** Why a proposal came back, for whoever proposed it. */
export function Returned({ task: { returned } }: { task: TaskDetail }) {
  const { t } = useTexts();
  if (!returned) return null;
  return (
    <p className="hold" role="status">
      {t('task.returned')} ({returned.by.name}): {returned.reason}
    </p>
  );
}
