/** Finding cases: what is looked for goes in the body of the request, filters stand in the address. */
import { Button } from '@carbon/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../http/client';
import { useTexts } from '../i18n/index';
import { Page } from '../parts/page';
import { ProblemSummary } from '../parts/error-summary';
import { Waiting } from '../parts/waiting';
import { CaseTable } from './case-table';
import { CaseFilters, filterNames } from './case-filters';
import { SearchBox } from './search-box';
import { searchText } from './search-text';

export function CasesPage() {
  const { t } = useTexts();
  const [params] = useSearchParams();
  const [asked, setAsked] = useState(searchText.get());
  const filter = filterOf(params);
  const found = useInfiniteQuery({
    queryKey: ['cases', filter, asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      call('post', '/v1/cases/search', {
        body: { ...filter, ...(asked && { q: asked }), ...(cursor && { cursor }) },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    gcTime: 60_000,
  });
  const rows = found.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Page title={t('nav.cases')}>
      <SearchForm onSearch={setAsked} />
      <CaseFilters />
      {found.error && <ProblemSummary error={found.error} />}
      {found.isPending && <Waiting />}
      {found.isSuccess && rows.length === 0 && <p className="empty">{t('search.none')}</p>}
      {rows.length > 0 && <CaseTable rows={rows} />}
      {found.hasNextPage && (
        <Button kind="tertiary" onClick={() => void found.fetchNextPage()} disabled={found.isFetching}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
}

function SearchForm({ onSearch }: { onSearch: (text: string) => void }) {
  const { t } = useTexts();
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    onSearch(searchText.get().trim());
  };
  return (
    <search>
      <form className="row search-form" onSubmit={search}>
        <SearchBox size="lg" />
        <Button type="submit">{t('search.button')}</Button>
      </form>
    </search>
  );
}

function filterOf(params: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    filterNames.flatMap((name): [string, unknown][] => {
      const value = params.get(name);
      if (!value) return [];
      return [[name, name === 'overdue' ? value === 'true' : value]];
    }),
  );
}
