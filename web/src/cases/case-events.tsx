/** Everything that has happened to a case, in order. */
import { useQuery } from '@tanstack/react-query';
import { partyLabel } from '../../../domain/labels';
import { call } from '../http/client';
import type { CaseView } from '../http/shapes';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Waiting } from '../parts/waiting';
import { eventWords } from './event-words';
import { useStepNames } from './use-bundle';
import { TextsOf, useTextsOf } from './event-texts';

async function allEvents(caseId: string) {
  const events = [];
  let after: string | undefined;
  do {
    const page = await call('get', '/v1/cases/{caseId}/events', { path: { caseId }, query: { after } });
    events.push(...page.data);
    after = page.nextCursor ?? undefined;
  } while (after !== undefined);
  return events;
}

export function CaseEvents({ view: { caseId, bundle } }: { view: CaseView }) {
  const { t, language } = useTexts();
  const stepName = useStepNames();
  const { data, error } = useQuery({ queryKey: ['events', caseId], queryFn: () => allEvents(caseId) });
  const texts = useTextsOf(caseId);
  if (error) return <ProblemSummary error={error} />;
  if (!data) return <Waiting />;
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">{t('column.at')}</th>
          <th scope="col">{t('column.event')}</th>
          <th scope="col">{t('column.step')}</th>
          <th scope="col">{t('column.by')}</th>
        </tr>
      </thead>
      <tbody>
        {data.map((event) => (
          <tr key={event.seq} data-testid={`event-${event.seq}`}>
            <td data-label={t('column.at')}>{momentText(event.at)}</td>
            <td data-label={t('column.event')}>
              {eventWords(event.type, language)}
              <TextsOf event={event} texts={texts} />
            </td>
            <td data-label={t('column.step')}>{event.step ? stepName(bundle, event.step) : '–'}</td>
            <td data-label={t('column.by')}>{byWords(event.by, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `agency:residence` is named; people and systems stand as the record has them. */
function byWords(by: string, language: 'vi' | 'en'): string {
  const [kind = '', ...rest] = by.split(':');
  const name = rest.join(':');
  return kind === 'agency'
    ? partyLabel(name, language)
    : partyLabel(kind, language) + (name ? `: ${name}` : '');
}
