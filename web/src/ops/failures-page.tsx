/** What only an operator can move on, in groups that one remedy may serve; fetched anew each minute. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { partyLabel } from '../../../domain/labels';
import { call } from '../http/client';
import type { Schemas } from '../http/shapes';
import { momentText, timeText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { useAnyStepName } from '../cases/use-bundle';
import { causeWord } from './cause-word';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';

export type Group = Schemas['FailureGroup'];
const everyMs = 60_000;

/** Of what is no step's own matter, `none` stands for step and agency. */
export const groupId = ({ cause, step, agency }: Group): string =>
  [cause, step ?? 'none', agency ?? 'none'].join('-');

export function useFailures() {
  return useQuery({
    queryKey: ['failures'],
    queryFn: () => call('get', '/v1/ops/failures'),
    refetchInterval: everyMs,
  });
}

export function FailuresPage() {
  const { t } = useTexts();
  const { data, error, dataUpdatedAt } = useFailures();
  const at = new Date(dataUpdatedAt).toISOString();
  return (
    <Page title={t('nav.failures')}>
      {error && <ProblemSummary error={error} />}
      {!data && !error && <Waiting />}
      {data?.data.length === 0 && <p className="empty">{t('failures.none', { time: timeText(at) })}</p>}
      {data && data.data.length > 0 && <GroupTable groups={data.data} />}
      {data && data.data.length > 0 && <p>{t('asOf', { at: timeText(at) })}</p>}
    </Page>
  );
}

function GroupTable({ groups }: { groups: readonly Group[] }) {
  const { t, language } = useTexts();
  const stepName = useAnyStepName();
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">{t('failures.cause')}</th>
          <th scope="col">{t('column.step')}</th>
          <th scope="col">{t('column.agency')}</th>
          <th scope="col" className="number">
            {t('failures.cases')}
          </th>
          <th scope="col">{t('failures.oldest')}</th>
          <th scope="col" className="number">
            {t('failures.atRisk')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={groupId(group)} data-testid={`group-${groupId(group)}`}>
            <th scope="row">
              <Link to={`/ops/groups/${encodeURIComponent(groupId(group))}`}>
                {causeWord(group.cause, language)}
              </Link>
            </th>
            <td data-label={t('column.step')}>{group.step === null ? '–' : stepName(group.step)}</td>
            <td data-label={t('column.agency')}>
              {group.agency === null ? '–' : partyLabel(group.agency, language)}
            </td>
            <td data-label={t('failures.cases')} className="number">
              {group.cases}
            </td>
            <td data-label={t('failures.oldest')}>{momentText(group.oldest)}</td>
            <td data-label={t('failures.atRisk')} className="number">
              {group.deadlinesAtRisk}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
