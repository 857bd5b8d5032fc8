/** When it is due, who holds it until when, and what may be done with it besides deciding. */
import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Task, TaskDetail } from '../http/shapes';
import { useSession } from '../app/session';
import { useKeys } from '../app/shortcuts';
import { momentText, timeText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Flags } from '../cases/flags';
import { Confirm } from '../parts/confirm';
import { Due } from '../parts/due';
import { ErrorSummary } from '../parts/error-summary';
import { State } from '../parts/state';
import { useToast } from '../parts/toast';
import { HandoverFields } from './handover-fields';
import { tellTask } from './live-tasks';
import { neighbourOf } from './queue-order';
import { handOverTask, refusalText, releaseTask, useQuickVerbs } from './task-calls';
import { taskStateWord } from './task-words';
import { ReasonText } from '../parts/reason-text';

export function TaskHead({ task }: { task: TaskDetail }) {
  const { t, language } = useTexts();
  const navigate = useNavigate();
  const go = (by: 1 | -1) => () => {
    const to = neighbourOf(task.taskId, by);
    if (to) void navigate(`/tasks/${to}`);
  };
  useKeys({ '[': go(-1), ']': go(1) });
  return (
    <div className="case-head">
      <State code={task.state} text={taskStateWord(task.state, language)} testId="row-state" />
      <span data-testid="row-due">
        <Due at={task.dueAt} exact />
      </span>
      <Holder task={task} />
      {task.round > 1 && <span>{t('task.round', { n: task.round })}</span>}
      {task.suggested && <span>{t('task.suggested', { name: task.suggested.name })}</span>}
      <Flags flags={task.flags} />
      <Link to={`/cases/${task.caseId}`}>{t('task.case')}</Link>
      {task.previousTaskId && <Link to={`/tasks/${task.previousTaskId}`}>{t('task.previous')}</Link>}
      <TaskVerbs task={task} />
    </div>
  );
}

function Holder({ task: { assignee, lockedUntil, decision, state } }: { task: Task }) {
  const { t } = useTexts();
  if (state === 'decided' && decision)
    return <span data-testid="row-holder">{t('task.decidedAt', { at: momentText(decision.at) })}</span>;
  if (!assignee) return <span data-testid="row-holder">–</span>;
  return (
    <span data-testid="row-holder">
      {lockedUntil ? t('task.heldBy', { name: assignee.name, time: timeText(lockedUntil) }) : assignee.name}
    </span>
  );
}

type Asking = 'release' | 'handover';

function TaskVerbs({ task }: { task: TaskDetail }) {
  const { t } = useTexts();
  const { claim } = useQuickVerbs();
  const [asking, setAsking] = useState<Asking>();
  const may = (action: TaskDetail['actions'][number]): boolean => task.actions.includes(action);
  const { subject } = useSession().user;
  // Somebody else's is not taken: who asks is told whose it is.
  const isTheirs = task.state === 'claimed' && task.assignee?.subject !== subject;
  const offersClaim = isTheirs || (task.state === 'open' && may('claim'));
  const startClaim = (): void => {
    if (offersClaim) claim(task.taskId);
  };
  const row = useFocusKept(offersClaim);
  useKeys({ c: startClaim, u: () => may('release') && setAsking('release') });
  return (
    <div className="row" ref={row}>
      {offersClaim && (
        <Button size="sm" kind={isTheirs ? 'ghost' : 'primary'} data-testid="claim" onClick={startClaim}>
          {t('verb.claim')}
        </Button>
      )}
      {(['release', 'handover'] as const).filter(may).map((verb) => (
        <Button key={verb} size="sm" kind="tertiary" data-testid={verb} onClick={() => setAsking(verb)}>
          {t(`verb.${verb}`)}
        </Button>
      ))}
      {asking && <VerbDialog key={asking} task={task} verb={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

/** Whoever pressed a button that is gone goes on at the one in its place. */
function useFocusKept(changes: boolean) {
  const row = useRef<HTMLDivElement>(null);
  const before = useRef(changes);
  useEffect(() => {
    if (before.current !== changes && document.activeElement === document.body)
      row.current?.querySelector('button')?.focus();
    before.current = changes;
  }, [changes]);
  return row;
}

function VerbDialog({ task, verb, onClose }: { task: TaskDetail; verb: Asking; onClose: () => void }) {
  const { t } = useTexts();
  const say = useToast();
  const queries = useQueryClient();
  const { subject } = useSession().user;
  const isMine = task.assignee?.subject === subject;
  const [reason, setReason] = useState('');
  const [handover, setHandover] = useState({ to: '', note: '' });
  const give = useMutation({
    mutationFn: () =>
      verb === 'release'
        ? releaseTask(task.taskId, reason)
        : handOverTask(task.taskId, handover.to, handover.note),
    onSuccess: ({ taskId, state, assignee }) => {
      say(t(verb === 'release' ? 'task.released' : 'task.handedOver'));
      tellTask({ taskId, state, assignee });
      void queries.invalidateQueries({ queryKey: ['task', taskId] });
      onClose();
    },
  });
  const asksReason = verb === 'release' && !isMine;
  return (
    <Confirm
      title={t(`verb.${verb}`)}
      busy={give.isPending}
      fields={verb === 'handover'}
      onConfirm={() => give.mutate()}
      onClose={onClose}
    >
      {give.error && <ErrorSummary title={refusalText(give.error, t)} />}
      {asksReason && <ReasonText id="release-reason" value={reason} change={setReason} />}
      {verb === 'handover' && <HandoverFields value={handover} change={setHandover} />}
    </Confirm>
  );
}
