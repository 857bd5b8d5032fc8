import { Link } from 'react-router';
import { outcomeLabel, stateLabel, statusLabel } from '../../../domain/labels';
import type { CaseSummary } from '../http/shapes';
import { capital } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Due, DueDone } from '../parts/due';
import { State } from '../parts/state';
import { useBundleNames, useStepNames } from './use-bundle';

export function CaseTable({ rows }: { rows: readonly CaseSummary[] }) {
  const { t } = useTexts();
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">{t('column.case')}</th>
          <th scope="col">{t('column.person')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('column.steps')}</th>
          <th scope="col">{t('column.due')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CaseRow key={row.caseId} row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** Names come where the caller may see them. */
const nameIn = (row: CaseSummary): string | undefined => {
  const { subject } = row as { subject?: { name?: string } | null };
  return subject?.name;
};

function CaseRow({ row }: { row: CaseSummary }) {
  const { t, language } = useTexts();
  const bundleName = useBundleNames();
  const stepName = useStepNames();
  const settled = row.outcome !== null;
  return (
    <tr data-testid={`case-${row.caseId}`}>
      <th scope="row" data-label={t('column.case')}>
        <Link to={`/cases/${row.caseId}`}>{row.caseCode}</Link>
        <br />
        <small>{bundleName(row.bundle)}</small>
      </th>
      <td data-label={t('column.person')}>{nameIn(row) ?? '–'}</td>
      <td data-label={t('column.state')}>
        <State
          code={row.outcome ?? row.status}
          text={capital(
            row.outcome ? outcomeLabel(row.outcome, language) : statusLabel(row.status, language),
          )}
        />
      </td>
      <td data-label={t('column.steps')}>
        <ul className="plain-list">
          {row.steps.map(({ id, state }) => (
            <li key={id}>
              {stepName(row.bundle, id)}: {stateLabel(state, language)}
            </li>
          ))}
        </ul>
      </td>
      <td data-label={t('column.due')}>{settled ? <DueDone at={row.dueAt} /> : <Due at={row.dueAt} />}</td>
    </tr>
  );
}
