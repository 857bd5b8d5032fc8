import type { CaseView } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { Due, DueDone } from '../parts/due';
import { useBundle } from './use-bundle';
import { Why } from './why-dialog';
import { WhyThisDate, useDeadlines } from './why-this-date';

/** When the case is due, and why then. */
export function CaseDue({ view }: { view: CaseView }) {
  const { t } = useTexts();
  return (
    <span data-testid="case-due" className="case-due">
      {t('due.label')}:{' '}
      {view.status === 'settled' ? <DueDone at={view.dueAt} /> : <Due at={view.dueAt} exact />}
      <Why>{() => <WhyOfCase view={view} />}</Why>
    </span>
  );
}

function WhyOfCase({ view: { caseId, bundle, edition } }: { view: CaseView }) {
  const { data } = useDeadlines(caseId);
  const basis = useBundle(bundle, edition)?.legalBasis;
  return data && <WhyThisDate date={data} {...(basis && { basis })} />;
}
