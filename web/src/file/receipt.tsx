/** What the family takes home, as form 01 of Circular 03/2025/TT-VPCP has it: one page to print. */
import { Button } from '@carbon/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { valueAt } from '../../../domain/json-pointer';
import { useCase } from '../cases/use-case';
import { WhyThisDate } from '../cases/why-this-date';
import { useUnitNames } from '../form/units';
import type { Bundle, Schemas } from '../http/shapes';
import { dayText, momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Page } from '../parts/page';

interface ReceiptProps {
  bundle: Bundle;
  filed: Schemas['FilingReceipt'];
  declaration: unknown;
}

export function Receipt({ bundle, filed, declaration }: ReceiptProps) {
  const { t } = useTexts();
  return (
    <Page title={t('file.filed')}>
      <ul className="no-print">
        {filed.warnings.map(({ pointer, detail }) => (
          <li key={pointer}>{detail}</li>
        ))}
      </ul>
      <article className="paper-form stack">
        <Letterhead filed={filed} />
        <ReceiptLines bundle={bundle} filed={filed} declaration={declaration} />
        <div className="signatures">
          <p>{t('receipt.signedByPerson')}</p>
          <p>{t('receipt.signedByOfficer')}</p>
        </div>
      </article>
      <div className="no-print">
        <WhyThisDate date={{ ...filed.receipt, dueAt: filed.dueAt }} basis={bundle.legalBasis} />
        <div className="row">
          <Button onClick={() => window.print()}>{t('print')}</Button>
          <Link to={`/cases/${filed.caseId}`}>{t('task.case')}</Link>
        </div>
      </div>
    </Page>
  );
}

const textAt = (declaration: unknown, ...parts: string[]): string => {
  const value = valueAt(declaration, parts);
  return typeof value === 'string' ? value : '';
};

/** The motto stands on every paper of the State, in its language. */
function Letterhead({ filed }: Pick<ReceiptProps, 'filed'>) {
  const { t } = useTexts();
  const unit = useUnitNames();
  const office = useCase(filed.caseId).data?.office;
  const commune = (office && unit(office.commune)) ?? '';
  return (
    <header className="letterhead">
      <p>
        {t('receipt.body', { commune })}
        <br />
        {t('receipt.desk')}
        <br />
        {t('receipt.number', { code: filed.caseCode })}
      </p>
      <p lang="vi">
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        <br />
        Độc lập – Tự do – Hạnh phúc
        <br />
        {commune}, {dayText(filed.receipt.filedAt)}
      </p>
    </header>
  );
}

function ReceiptLines({ bundle, filed, declaration }: ReceiptProps) {
  const { t, language } = useTexts();
  const unit = useUnitNames();
  const applicant = (...parts: string[]): string => textAt(declaration, 'applicant', ...parts);
  const at = (name: string): string => applicant('residence', name);
  const address = [at('detail'), unit(at('commune')), unit(at('province'))].filter(Boolean).join(', ');
  const { receipt } = filed;
  return (
    <dl className="pairs">
      <Line label={t('column.case')}>
        <strong data-testid="receipt-code">{filed.caseCode}</strong>
      </Line>
      <Line label={t('file.tracking')}>{filed.trackingCode.replace(/(.{4})(?=.)/g, '$1 ')}</Line>
      <Line label={t('receipt.from')}>{applicant('name')}</Line>
      <Line label={t('receipt.address')}>{address}</Line>
      <Line label={t('receipt.phone')}>{applicant('phone')}</Line>
      <Line label={t('receipt.email')}>{applicant('email')}</Line>
      <Line label={t('receipt.asks')}>{bundle.names[language]}</Line>
      <Line label={t('receipt.term')}>
        {t('why.days', { n: receipt.explanation.filter(({ counted }) => counted).length })} ·{' '}
        {bundle.legalBasis}
      </Line>
      <Line label={t('file.received')}>{momentText(receipt.receivedAt)}</Line>
      <Line label={t('due.label')}>
        <strong>{momentText(filed.dueAt)}</strong>
      </Line>
      <Line label={t('receipt.where')}>{t('receipt.desk')}</Line>
    </dl>
  );
}

/** What is not known is left out, not left blank. */
function Line({ label, children }: { label: string; children: ReactNode }) {
  if (children === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
