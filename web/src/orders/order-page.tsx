/** The page of an order: what the case and its draft are, before the form is shown. */
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { CaseView } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { useCase } from '../cases/use-case';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { useStoredDraft } from '../tasks/use-draft';
import { orderOfDraft, type OrderForm } from './order-form';
import { draftKeyOf } from './use-order-form';

export interface FormProps {
  view: CaseView;
  /** What the order is called in the draft. */
  order: string;
  first: OrderForm;
}

interface OrderPageProps {
  title: string;
  order: string;
  form: (props: FormProps) => ReactNode;
}

export function OrderPage({ title, order, form }: OrderPageProps) {
  const { t } = useTexts();
  const { caseId = '' } = useParams();
  const { data: view, error } = useCase(caseId);
  const draft = useStoredDraft(draftKeyOf(caseId));
  return (
    <Page title={title}>
      {error && <ProblemSummary error={error} />}
      {view && (
        <p>
          {t('column.case')} <Link to={`/cases/${caseId}`}>{view.caseCode}</Link>
        </p>
      )}
      {(!view || draft.isPending) && !error && <Waiting />}
      {view && !draft.isPending && form({ view, order, first: orderOfDraft(draft.body, order) })}
    </Page>
  );
}
