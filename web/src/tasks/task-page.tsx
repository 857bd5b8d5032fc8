/** One task: the dossier, its papers, and the decision; below a certain width one after the other, in tabs. */
import { useParams } from 'react-router';
import type { TaskDetail } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { useStepNames } from '../cases/use-bundle';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Tabs } from '../parts/tabs';
import { useIsNarrow } from '../parts/use-narrow';
import { Waiting } from '../parts/waiting';
import { DocumentList } from '../viewer/document-list';
import { Checks } from './checks';
import { DecisionPart } from './decision-part';
import { Dossier } from './dossier';
import { HoldBanner } from './hold-banner';
import { TaskHead } from './task-head';
import { useTask } from './use-task';
import { paperRows } from './papers-of-task';

export function TaskPage() {
  const { t } = useTexts();
  const stepName = useStepNames();
  const { taskId = '' } = useParams();
  const { data: task, error } = useTask(taskId);
  return (
    <Page
      title={
        task ? [task.caseCode, stepName(task.bundle, task.step)].filter(Boolean).join(' ') : t('task.title')
      }
    >
      <HoldBanner />
      {error && <ProblemSummary error={error} />}
      {!task && !error && <Waiting />}
      {task && <TaskHead task={task} />}
      {task && <Checks checks={task.checks} />}
      {task && <TaskParts key={task.taskId} task={task} />}
    </Page>
  );
}

function TaskParts({ task }: { task: TaskDetail }) {
  const { t } = useTexts();
  const isNarrow = useIsNarrow();
  const papers = paperRows(task);
  const dossier = <Dossier task={task} />;
  const documents =
    papers.length > 0 ? <DocumentList documents={papers} /> : <p className="empty">{t('documents.none')}</p>;
  if (isNarrow)
    return (
      <>
        <Tabs
          label={t('task.parts')}
          param="part"
          tabs={[
            { id: 'dossier', title: t('task.dossier'), content: () => dossier },
            {
              id: 'documents',
              title: `${t('tab.documents')} (${String(papers.length)})`,
              content: () => documents,
            },
          ]}
        />
        <DecisionPart task={task} />
      </>
    );
  return (
    <>
      <div className="two-columns">
        <section aria-labelledby="dossier-title" className="side" tabIndex={0}>
          <h2 id="dossier-title">{t('task.dossier')}</h2>
          {dossier}
        </section>
        <section aria-labelledby="documents-title" className="side" tabIndex={0}>
          <h2 id="documents-title">
            {t('tab.documents')} ({papers.length})
          </h2>
          {documents}
        </section>
      </div>
      <DecisionPart task={task} />
    </>
  );
}
