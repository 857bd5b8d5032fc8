/** Who has read what of whom, the newest first. */
import { Button } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { partyLabel } from '../../../domain/labels';
import { call } from '../http/client';
import type { ReadRow } from '../http/shapes';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';

export function ReadsPage() {
  const { t } = useTexts();
  const reads = useInfiniteQuery({
    queryKey: ['reads'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) =>
      call('post', '/v1/reads/search', { body: { ...(cursor && { cursor }) } }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = reads.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Page title={t('nav.reads')}>
      {reads.error && <ProblemSummary error={reads.error} />}
      {reads.isPending && <Waiting />}
      {reads.isSuccess && rows.length === 0 && <p className="empty">{t('noData')}</p>}
      {rows.length > 0 && <ReadTable rows={rows} />}
      {reads.hasNextPage && (
        <Button kind="tertiary" onClick={() => void reads.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
}

function ReadTable({ rows }: { rows: readonly ReadRow[] }) {
  const { t, language } = useTexts();
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
        {rows.map((row) => (
          <tr key={`${row.at}${row.by}${row.caseId ?? ''}${row.what}`}>
            <td data-label={t('column.at')}>{momentText(row.at)}</td>
            <td data-label={t('column.by')}>
              {row.by} · {row.role}
            </td>
            <td data-label={t('column.agency')}>{row.agency ? partyLabel(row.agency, language) : '–'}</td>
            <td data-label={t('column.case')}>
              {row.caseId ? <Link to={`/cases/${row.caseId}`}>{row.caseId.slice(0, 8)}…</Link> : '–'}
            </td>
            <td data-label={t('reads.what')}>
              {row.what}
              {row.result === 'refused' && <> · {t('reads.refused')}</>}
            </td>
            <td data-label={t('reads.purpose')}>
              {row.purpose ?? '–'}
              {row.note && `: ${row.note}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
