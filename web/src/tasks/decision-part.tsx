/** Below the dossier: the decision to take, the one proposed to a second person, or the one taken. */
import type { TaskDetail } from '../http/shapes';
import { useState } from 'react';
import { useTexts } from '../i18n/index';
import { Waiting } from '../parts/waiting';
import { DecisionEditor } from './decision-editor';
import { formOfDraft } from './decision-form';
import { Proposed } from './proposed';
import { Returned } from './returned';
import { TakenDecision } from './taken-decision';
import { useStoredDraft } from './use-draft';

export function DecisionPart({ task }: { task: TaskDetail }) {
  const { t } = useTexts();
  const may = task.actions.includes('decide');
  // Whoever was typing goes on typing, whatever becomes of the task meanwhile.
  const [began, setBegan] = useState(may);
  if (may && !began) setBegan(true);
  const over = task.state === 'decided' || task.state === 'withdrawn' || task.state === 'proposed';
  return (
    <section aria-labelledby="decision-title" className="decision">
      <h2 id="decision-title">{t('task.decision')}</h2>
      {task.state === 'proposed' && <Proposed task={task} />}
      {(task.state === 'decided' || task.state === 'withdrawn') && <TakenDecision task={task} />}
      {task.state === 'claimed' && <Returned task={task} />}
      {began && !over && <WithDraft task={task} />}
      {!began && !over && <p>{t('task.claimFirst')}</p>}
    </section>
  );
}

function WithDraft({ task }: { task: TaskDetail }) {
  const draftKey = `task:${task.taskId}`;
  const { isPending, body } = useStoredDraft(draftKey);
  if (isPending) return <Waiting />;
  return <DecisionEditor task={task} draftKey={draftKey} first={formOfDraft(body)} />;
}
