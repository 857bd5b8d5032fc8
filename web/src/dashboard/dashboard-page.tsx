/** What was received in a month, what of it was solved and what is left; fetched anew each minute. */
import { TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { decidingAgencies } from '../../../domain/agencies';
import { partyLabel } from '../../../domain/labels';
import { dayOf } from '../../../domain/viet-nam-time';
import { useProvinces } from '../form/units';
import { call } from '../http/client';
import { capital, momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { AddressFilter, useAddressValue } from '../parts/address-filter';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Pick } from '../parts/pick';
import { Waiting } from '../parts/waiting';
import { DaysTable } from './days-table';
import { Figures } from './figures';
import { RowsTable } from './rows-table';

const everyMs = 60_000;
const groupings = ['agency', 'commune', 'step'] as const;

export function DashboardPage() {
  const { t } = useTexts();
  const asked = useAsked();
  const { data, error } = useQuery({
    queryKey: ['dashboard', asked],
    queryFn: () => call('get', '/v1/reports/dashboard', { query: asked }),
    refetchInterval: everyMs,
  });
  const isEmpty = data?.cases.received.total === 0;
  return (
    <Page title={t('nav.dashboard')}>
      <DashboardFilters />
      {error && <ProblemSummary error={error} />}
      {!data && !error && <Waiting />}
      {data && isEmpty && <p className="empty">{t('noData')}</p>}
      {data && !isEmpty && (
        <>
          <Figures figures={data.cases} />
          <RowsTable rows={data.rows} by={asked.by} />
          <DaysTable days={data.days} />
        </>
      )}
      {data && <p>{t('asOf', { at: momentText(data.at) })}</p>}
    </Page>
  );
}

const thisMonth = (): string => dayOf(Date.now()).slice(0, 7);

function useAsked() {
  const [period] = useAddressValue('period');
  const [by] = useAddressValue('by');
  const [agency] = useAddressValue('agency');
  const [province] = useAddressValue('province');
  return {
    period: period || thisMonth(),
    by: groupings.find((one) => one === by) ?? ('agency' as const),
    agency,
    province,
  };
}

function DashboardFilters() {
  const { t, language } = useTexts();
  const [period, setPeriod] = useAddressValue('period');
  const [by, setBy] = useAddressValue('by');
  const provinces = useProvinces();
  return (
    <div className="row filters">
      <TextInput
        id="period"
        data-testid="period"
        type="month"
        labelText={t('dashboard.period')}
        value={period || thisMonth()}
        onChange={(event) => setPeriod(event.target.value)}
      />
      <Pick
        id="by"
        label={t('dashboard.by')}
        size="sm"
        isRequired
        options={groupings.map((one) => [one, t(`by.${one}`)])}
        value={by || 'agency'}
        change={setBy}
      />
      <AddressFilter
        name="agency"
        label={t('filter.agency')}
        options={decidingAgencies.map((id) => [id, capital(partyLabel(id, language))])}
      />
      <AddressFilter
        name="province"
        label={t('filter.province')}
        options={provinces.map(({ code, name }) => [code, name])}
      />
    </div>
  );
}
