/** A decision that waits for a second person. */
import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TaskDetail } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { Confirm } from '../parts/confirm';
import { ErrorSummary } from '../parts/error-summary';
import { useToast } from '../parts/toast';
import { lastQueue, neighbourOf } from './queue-order';
import { TakenDecision } from './taken-decision';
import { approveTask, refusalText, rejectTask } from './task-calls';
import { ReasonText } from '../parts/reason-text';

type Answer = 'approve' | 'return';

export function Proposed({ task }: { task: TaskDetail }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<Answer>();
  return (
    <>
      <TakenDecision task={task} />
      <div className="row">
        {(['approve', 'return'] as const)
          .filter((answer) => task.actions.includes(answer))
          .map((answer) => (
            <Button
              key={answer}
              kind={answer === 'approve' ? 'primary' : 'secondary'}
              data-testid={answer}
              onClick={() => setAsking(answer)}
            >
              {t(`verb.${answer}`)}
            </Button>
          ))}
      </div>
      {asking && (
        <AnswerDialog key={asking} task={task} answer={asking} onClose={() => setAsking(undefined)} />
      )}
    </>
  );
}

function AnswerDialog({ task, answer, onClose }: { task: TaskDetail; answer: Answer; onClose: () => void }) {
  const { t } = useTexts();
  const say = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const give = useMutation({
    mutationFn: () => (answer === 'approve' ? approveTask : rejectTask)(task.taskId, reason.trim()),
    onSuccess: async () => {
      say(t(answer === 'approve' ? 'task.approved' : 'task.sentBack'));
      onClose();
      const next = neighbourOf(task.taskId, 1);
      await navigate(next ? `/tasks/${next}` : lastQueue());
      void queries.invalidateQueries({ queryKey: ['task', task.taskId] });
    },
  });
  return (
    <Confirm
      title={t(`verb.${answer}`)}
      busy={give.isPending}
      onConfirm={() => (answer === 'return' && !reason.trim() ? setMissing(true) : give.mutate())}
      onClose={onClose}
    >
      {isMissing && (
        <ErrorSummary
          title={t('error.title')}
          errors={[{ text: t('missing.reason-text'), field: 'answer-reason' }]}
        />
      )}
      {give.error && <ErrorSummary title={refusalText(give.error, t)} />}
      <ReasonText id="answer-reason" value={reason} change={setReason} />
    </Confirm>
  );
}
