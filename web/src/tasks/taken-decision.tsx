import type { TaskDetail } from '../http/shapes';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Reason } from '../cases/reason';
import { decisionWord, taskStateWord } from './task-words';

export function TakenDecision({ task }: { task: TaskDetail }) {
  const { t, language } = useTexts();
  const { decision, state, delivery } = task;
  if (!decision) return <p>{taskStateWord(state, language)}</p>;
  return (
    <p>
      {decisionWord(decision.decision, language)}
      {decision.reason && (
        <>
          {' – '}
          <Reason reason={decision.reason} step={task.step} />
        </>
      )}{' '}
      · {decision.by.name ?? '–'} · {momentText(decision.at)}
      {delivery === 'pending' && <> · {t('task.deliveryPending')}</>}
    </p>
  );
}
