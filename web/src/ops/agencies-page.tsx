/** Who decides for each agency, its own system or people at desks, and what waits there; fetched anew each minute. */
import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { decidingAgencies } from '../../../domain/agencies';
import { partyLabel } from '../../../domain/labels';
import { call } from '../http/client';
import type { Schemas } from '../http/shapes';
import { capital, momentText, timeText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { useUnitNames } from '../form/units';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { ModeDialog, type Mode } from './mode-dialog';

type Agency = Schemas['Agency'];
const everyMs = 60_000;

export function AgenciesPage() {
  const { t } = useTexts();
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ['agencies'],
    queryFn: () => call('get', '/v1/ops/agencies'),
    refetchInterval: everyMs,
  });
  return (
    <Page title={t('nav.agencies')}>
      {error && <ProblemSummary error={error} />}
      {!data && !error && <Waiting />}
      {data && <AgencyTable agencies={data.data} />}
      {data && <p>{t('asOf', { at: timeText(new Date(dataUpdatedAt).toISOString()) })}</p>}
    </Page>
  );
}

function AgencyTable({ agencies }: { agencies: readonly Agency[] }) {
  const { t } = useTexts();
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">{t('column.agency')}</th>
          <th scope="col">{t('agencies.decides')}</th>
          <th scope="col">{t('agencies.only')}</th>
          <th scope="col" className="number">
            {t('agencies.open')}
          </th>
          <th scope="col">{t('failures.oldest')}</th>
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => (
          <AgencyRow key={agency.agency} agency={agency} />
        ))}
      </tbody>
    </table>
  );
}

function AgencyRow({ agency: { agency, mode, only, since, desk } }: { agency: Agency }) {
  const { t, language } = useTexts();
  const units = useUnitNames();
  const where = only?.map((code) => units(code) ?? code).join(', ');
  return (
    <tr>
      <th scope="row">{capital(partyLabel(agency, language))}</th>
      <td data-label={t('agencies.decides')}>
        <ModePick agency={agency} mode={mode} />
        {since && <small>{t('agencies.since', { at: momentText(since) })}</small>}
      </td>
      <td data-label={t('agencies.only')}>{mode === 'desk' ? (where ?? t('agencies.everywhere')) : '–'}</td>
      <td data-label={t('agencies.open')} className="number">
        {desk.open}
      </td>
      <td data-label={t('failures.oldest')}>{desk.oldest ? momentText(desk.oldest) : '–'}</td>
    </tr>
  );
}

/** Nothing is changed before a reason is given. */
function ModePick({ agency, mode }: Pick<Agency, 'agency' | 'mode'>) {
  const { t, language } = useTexts();
  const [asked, setAsked] = useState<Mode>();
  // The others decide nothing, so nobody can do it for them.
  if (!decidingAgencies.includes(agency)) return <>{t(`mode.${mode}`)}</>;
  return (
    <>
      <Select
        id={`mode-${agency}`}
        data-testid={`mode-${agency}`}
        labelText={`${t('agencies.decides')}: ${partyLabel(agency, language)}`}
        hideLabel
        size="sm"
        value={asked ?? mode}
        onChange={({ target }) => setAsked(target.value === 'desk' ? 'desk' : 'system')}
      >
        <SelectItem value="system" text={t('mode.system')} />
        <SelectItem value="desk" text={t('mode.desk')} />
      </Select>
      {asked && <ModeDialog agency={agency} mode={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
