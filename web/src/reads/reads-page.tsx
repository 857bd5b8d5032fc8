/** Who has read what of whom, the newest first. What is looked for stands in no address: numbers are personal. */
import { Button } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../http/client';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { ReadSearch } from './read-search';
import { ReadTable } from './read-table';

export function ReadsPage() {
  const { t } = useTexts();
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({});
  const reads = useInfiniteQuery({
    queryKey: ['reads', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) =>
      call('post', '/v1/reads/search', { body: { ...asked, ...(cursor && { cursor }) } }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    gcTime: 60_000,
  });
  const rows = reads.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Page title={t('nav.reads')}>
      <ReadSearch onSearch={setAsked} />
      {reads.error && (
        <ProblemSummary error={reads.error} fieldOf={(pointer) => `filter-${pointer.slice(1)}`} />
      )}
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
