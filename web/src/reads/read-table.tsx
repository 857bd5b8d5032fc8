import { Link } from 'react-router';
import { partyLabel } from '../../../domain/labels';
import type { ReadRow } from '../http/shapes';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { purposeWord, readWord, roleWord } from './read-words';

export function ReadTable({ rows }: { rows: readonly ReadRow[] }) {
  const { t } = useTexts();
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">{t('column.at')}</th>
          <th scope="col">{t('column.by')}</th>
          <th scope="col">{t('column.agency')}</th>
          <th scope="col">{t('column.case')}</th>
          <th scope="col">{t('reads.what')}</th>
          <th scope="col">{t('reads.purpose')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // One who reads twice within a second leaves two rows that are alike.
          <Row key={`${row.at}${row.by}${String(index)}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: ReadRow }) {
  const { t, language } = useTexts();
  return (
    <tr>
      <td data-label={t('column.at')}>{momentText(row.at)}</td>
      <td data-label={t('column.by')}>
        {row.by}
        {row.role && ` · ${roleWord(row.role, language)}`}
      </td>
      <td data-label={t('column.agency')}>{row.agency ? partyLabel(row.agency, language) : '–'}</td>
      <td data-label={t('column.case')}>
        {row.caseId ? <Link to={`/cases/${row.caseId}`}>{row.caseId}</Link> : '–'}
      </td>
      <td data-label={t('reads.what')}>
        {readWord(row.what, language)}
        {row.result === 'refused' && <> · {t('reads.refused')}</>}
      </td>
      <td data-label={t('reads.purpose')}>
        {row.purpose ? purposeWord(row.purpose, language) : '–'}
        {row.note && `: ${row.note}`}
      </td>
    </tr>
  );
}
