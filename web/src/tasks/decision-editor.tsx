/** Where a decision is typed: kept as a draft, shown as the family will read it, asked once more, then given. */
import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Task, TaskDetail } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { Confirm } from '../parts/confirm';
import { DraftNote } from '../parts/draft-note';
import { ErrorSummary } from '../parts/error-summary';
import { useToast } from '../parts/toast';
import { bodyOf, isProposal, missing, type DecisionForm, type FieldName } from './decision-form';
import { DecisionFields } from './decision-fields';
import { DecisionPreview } from './decision-preview';
import { tellTask } from './live-tasks';
import { lastQueue, neighbourOf } from './queue-order';
import { decideTask, refusalText } from './task-calls';
import { decisionWord } from './task-words';
import { forgetDraft, useKeptDraft } from './use-draft';
import { useReasons } from './use-reasons';

interface EditorProps {
  task: TaskDetail;
  draftKey: string;
  first: DecisionForm;
}

export function DecisionEditor({ task, draftKey, first }: EditorProps) {
  const { t, language } = useTexts();
  const [form, setForm] = useState(first);
  const [errors, setErrors] = useState<readonly FieldName[]>([]);
  const [asking, setAsking] = useState(false);
  const draft = useKeptDraft(draftKey, form, first);
  const reason = useReasons(task.step, form.decision || undefined).find(({ code }) => code === form.reason);
  const textRequired = form.reason === 'other' || (reason?.textRequired ?? false);
  const body = bodyOf(form, task, reason?.names[language] ?? form.reason);
  const gone = useAfterDecision(draftKey);
  const give = useMutation({
    mutationFn: () => decideTask(task.taskId, body),
    onSuccess: gone,
    onError: () => setAsking(false),
  });
  const ask = (): void => {
    const still = missing(form, task, textRequired);
    setErrors(still);
    if (still.length === 0) setAsking(true);
  };
  useDecideKey(ask);
  const verb = t(isProposal(form, task) ? 'verb.propose' : 'verb.decide');
  return (
    <div className="stack">
      {errors.length > 0 && (
        <ErrorSummary
          title={t('error.title')}
          errors={errors.map((name) => ({ text: t(`missing.${name}`), field: firstIdOf[name] }))}
        />
      )}
      {give.error && <ErrorSummary title={refusalText(give.error, t)} />}
      <DecisionFields task={task} form={form} change={setForm} textRequired={textRequired} />
      <DecisionPreview task={task} body={body} complete={missing(form, task, textRequired).length === 0} />
      <div className="row">
        <Button data-testid="decide" onClick={ask}>
          {verb}
        </Button>
        <DraftNote state={draft} />
      </div>
      {asking && (
        <Confirm
          title={verb}
          busy={give.isPending}
          onConfirm={() => give.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>
            {task.caseCode}: {decisionWord(form.decision, language)}
          </p>
        </Confirm>
      )}
    </div>
  );
}

/** Ids of what a missing field is linked to. */
const firstIdOf: Readonly<Record<FieldName, string>> = {
  decision: 'decision-first',
  reason: 'reason',
  'reason-text': 'reason-text',
  fields: 'fields-first',
};

function useDecideKey(ask: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    ask();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

/** The next task of the list opens, or the list. */
function useAfterDecision(draftKey: string) {
  const { t, language } = useTexts();
  const say = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async ({ taskId, state, assignee, caseCode, decision }: Task): Promise<void> => {
    forgetDraft(draftKey);
    const word = decision ? decisionWord(decision.decision, language) : '';
    say(
      state === 'proposed'
        ? t('task.proposedToast', { code: caseCode })
        : t('task.decidedToast', { code: caseCode, decision: word }),
    );
    tellTask({ taskId, state, assignee });
    const next = neighbourOf(taskId, 1);
    await navigate(next ? `/tasks/${next}` : lastQueue());
    void queries.invalidateQueries({ queryKey: ['task', taskId] });
  };
}
