/** One case: what it waits for and until when, what was declared, what has happened, and what may be ordered. */
import { useParams } from 'react-router';
import { outcomeLabel, statusLabel } from '../../../domain/labels';
import type { CaseView } from '../http/shapes';
import { capital } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { HoldBanner } from '../tasks/hold-banner';
import { useRole } from '../app/session';
import { OrderMenu } from '../orders/order-menu';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { State } from '../parts/state';
import { Tabs } from '../parts/tabs';
import { Waiting } from '../parts/waiting';
import { CaseDue } from './case-due';
import { CaseEvents } from './case-events';
import { DeadlinesTab } from './deadlines-tab';
import { DeclarationTab } from './declaration-tab';
import { DocumentsTab } from './documents-tab';
import { Flags } from './flags';
import { StepsTab } from './steps-tab';
import { useBundleNames } from './use-bundle';
import { useCase } from './use-case';
import { useLiveCase } from './live-case';

export function CasePage() {
  const { t } = useTexts();
  const { caseId = '' } = useParams();
  const { data: view, error } = useCase(caseId);
  const works = useRole('clerk', 'supervisor');
  useLiveCase(caseId);
  return (
    <Page title={view?.caseCode ?? t('case.title')} aside={view && <OrderMenu view={view} />}>
      {works && <HoldBanner />}
      {error && <ProblemSummary error={error} />}
      {!view && !error && <Waiting />}
      {view && <CaseHead view={view} />}
      {view && <CaseTabs view={view} />}
    </Page>
  );
}

function CaseHead({ view }: { view: CaseView }) {
  const { language } = useTexts();
  const bundleName = useBundleNames();
  const { status, outcome } = view;
  return (
    <div className="case-head">
      <span>{bundleName(view.bundle)}</span>
      <State
        code={outcome ?? status}
        text={[statusLabel(status, language), ...(outcome ? [outcomeLabel(outcome, language)] : [])]
          .map(capital)
          .join(' · ')}
        testId="case-status"
      />
      <CaseDue view={view} />
      <Flags flags={view.flags} />
    </div>
  );
}

function CaseTabs({ view }: { view: CaseView }) {
  const { t } = useTexts();
  return (
    <Tabs
      label={t('case.tabs')}
      tabs={[
        { id: 'steps', title: t('tab.steps'), content: () => <StepsTab view={view} /> },
        { id: 'declaration', title: t('tab.declaration'), content: () => <DeclarationTab view={view} /> },
        { id: 'documents', title: t('tab.documents'), content: () => <DocumentsTab view={view} /> },
        { id: 'events', title: t('tab.events'), content: () => <CaseEvents view={view} /> },
        { id: 'deadlines', title: t('tab.deadlines'), content: () => <DeadlinesTab view={view} /> },
      ]}
    />
  );
}
