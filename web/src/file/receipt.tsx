import { Button } from '@carbon/react';
import { Link } from 'react-router';
import type { Reply } from '../http/client';
import type { Bundle } from '../http/shapes';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Page } from '../parts/page';
import { WhyThisDate } from '../cases/why-this-date';

/** What the family takes home: codes, and when the results are there. */
export function Receipt({ bundle, filed }: { bundle: Bundle; filed: Reply<'/v1/cases', 'post'> }) {
  const { t, language } = useTexts();
  // One path answers a filing and a dry run; here a case was filed.
  if (!('receipt' in filed)) return null;
  return (
    <Page title={t('file.filed')}>
      <dl className="pairs">
        <div>
          <dt>{t('column.case')}</dt>
          <dd>
            <strong data-testid="receipt-code">{filed.caseCode}</strong> · {bundle.names[language]}
          </dd>
        </div>
        <div>
          <dt>{t('file.tracking')}</dt>
          <dd>{filed.trackingCode}</dd>
        </div>
        <div>
          <dt>{t('file.received')}</dt>
          <dd>{momentText(filed.receipt.receivedAt)}</dd>
        </div>
        <div>
          <dt>{t('due.label')}</dt>
          <dd>{momentText(filed.dueAt)}</dd>
        </div>
      </dl>
      <ul>
        {filed.warnings.map(({ pointer, detail }) => (
          <li key={pointer}>{detail}</li>
        ))}
      </ul>
      <WhyThisDate date={{ ...filed.receipt, dueAt: filed.dueAt }} />
      <div className="row no-print">
        <Button onClick={() => window.print()}>{t('print')}</Button>
        <Link to={`/cases/${filed.caseId}`}>{t('task.case')}</Link>
      </div>
    </Page>
  );
}
