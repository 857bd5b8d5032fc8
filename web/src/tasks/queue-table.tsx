import { Button } from '@carbon/react';
import { useState, type Ref } from 'react';
import { Link } from 'react-router';
import type { Task } from '../http/shapes';
import { useSession } from '../app/session';
import { useTexts } from '../i18n/index';
import { useStepNames } from '../cases/use-bundle';
import { Choice } from '../parts/choice';
import { Confirm } from '../parts/confirm';
import { Due } from '../parts/due';
import { State } from '../parts/state';
import { useQuickVerbs } from './task-calls';
import { taskStateWord } from './task-words';

interface QueueTableProps {
  ref: Ref<HTMLTableElement>;
  rows: readonly Task[];
  selected: readonly string[];
  toggle: (taskId: string) => void;
}

export function QueueTable({ ref, rows, selected, toggle }: QueueTableProps) {
  const { t } = useTexts();
  return (
    <table className="table cards queue" ref={ref}>
      <thead>
        <tr>
          <th scope="col">
            <span className="cds--visually-hidden">{t('queue.select')}</span>
          </th>
          <th scope="col">{t('column.case')}</th>
          <th scope="col">{t('column.person')}</th>
          <th scope="col">{t('column.work')}</th>
          <th scope="col">{t('column.due')}</th>
          <th scope="col">{t('column.holder')}</th>
          <th scope="col">
            <span className="cds--visually-hidden">{t('queue.do')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((task) => (
          <QueueRow key={task.taskId} task={task} selected={selected.includes(task.taskId)} toggle={toggle} />
        ))}
      </tbody>
    </table>
  );
}

interface QueueRowProps {
  task: Task;
  selected: boolean;
  toggle: (taskId: string) => void;
}

function QueueRow({ task, selected, toggle }: QueueRowProps) {
  const { t, language } = useTexts();
  const stepName = useStepNames();
  const { taskId, state, assignee } = task;
  const ended = state === 'decided' || state === 'withdrawn';
  return (
    <tr
      data-testid={`task-${taskId}`}
      data-task={taskId}
      tabIndex={-1}
      className={selected ? 'row-selected' : ''}
    >
      <td>
        <Choice
          type="checkbox"
          label={t('queue.selectOne', { code: task.caseCode })}
          hideLabel
          checked={selected}
          onChange={() => toggle(taskId)}
        />
      </td>
      <th scope="row" data-label={t('column.case')}>
        <Link to={`/tasks/${taskId}`}>{task.caseCode}</Link>
      </th>
      <td data-label={t('column.person')}>{task.subject?.name ?? '–'}</td>
      <td data-label={t('column.work')}>
        {stepName(task.bundle, task.step)}
        {task.kind !== 'decision' && <> · {t('task.reversal')}</>}
        {task.round > 1 && <> · {t('task.round', { n: task.round })}</>}{' '}
        <State code={state} text={taskStateWord(state, language)} testId="row-state" />
      </td>
      <td data-label={t('column.due')} data-testid="row-due">
        {ended ? '–' : <Due at={task.dueAt} />}
      </td>
      <td data-label={t('column.holder')} data-testid="row-holder">
        {assignee?.name ?? '–'}
      </td>
      <td>
        <RowVerb task={task} />
      </td>
    </tr>
  );
}

function RowVerb({ task: { taskId, caseCode, state, assignee } }: { task: Task }) {
  const { t } = useTexts();
  const { subject, roles } = useSession().user;
  const verbs = useQuickVerbs();
  const [isReleasing, setReleasing] = useState(false);
  const release = (): void => {
    setReleasing(false);
    verbs.release(taskId);
  };
  const works = roles.some((role) => ['clerk', 'supervisor', 'ops'].includes(role));
  const isMine = state === 'claimed' && assignee?.subject === subject;
  const isTheirs = state === 'claimed' && !isMine;
  const verb = isMine ? 'release' : works && (state === 'open' || isTheirs) ? 'claim' : undefined;
  // One button for both, so that whoever presses it keeps the focus.
  return (
    <>
      {verb && (
        <Button
          kind={verb === 'claim' && !isTheirs ? 'tertiary' : 'ghost'}
          size="sm"
          data-testid={verb}
          onClick={() => (isMine ? setReleasing(true) : verbs.claim(taskId))}
        >
          {t(`verb.${verb}`)}
        </Button>
      )}
      {isReleasing && (
        <Confirm title={t('verb.release')} onConfirm={release} onClose={() => setReleasing(false)}>
          <p>{caseCode}</p>
        </Confirm>
      )}
    </>
  );
}
