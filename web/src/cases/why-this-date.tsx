/** A due date day by day: which day counts, which does not and why, and how the date has moved. */
import { useQuery } from '@tanstack/react-query';
import { weekdayOf } from '../../../domain/viet-nam-time';
import { call } from '../http/client';
import type { Schemas } from '../http/shapes';
import { dayText, momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';

type Explained = Pick<Schemas['Deadline'], 'dueAt' | 'certainty' | 'explanation'> &
  Partial<Pick<Schemas['CaseDeadlines'], 'moves'>>;

export function useDeadlines(caseId: string) {
  return useQuery({
    queryKey: ['deadlines', caseId],
    queryFn: () => call('get', '/v1/cases/{caseId}/deadlines', { path: { caseId } }),
  });
}

/** `basis`: the law that the term is of. */
export function WhyThisDate({ date, basis }: { date: Explained; basis?: string }) {
  const { t } = useTexts();
  const counted = date.explanation.filter(({ counted: counts }) => counts);
  return (
    <div className="why-date">
      <p>
        <strong>{momentText(date.dueAt)}</strong> · {t('why.days', { n: counted.length })}
        {basis && <> · {basis}</>}
        {date.certainty === 'provisional' && <> · {t('why.provisional')}</>}
      </p>
      <ol className="why-days">
        {date.explanation.map((day) => (
          <WhyDay key={day.day} day={day} number={counted.indexOf(day) + 1} />
        ))}
      </ol>
      {(date.moves ?? []).map((move) => (
        <p key={move.at}>
          {t('why.moved', { from: momentText(move.from), to: momentText(move.to) })} {t(`move.${move.why}`)}
        </p>
      ))}
    </div>
  );
}

function WhyDay({ day, number }: { day: Schemas['ExplainedDay']; number: number }) {
  const { t } = useTexts();
  return (
    <li data-testid={`why-day-${day.day}`} className={day.counted ? 'day-counted' : 'day-off'}>
      <span>
        {dayText(day.day)} {t(`weekday.${weekdayOf(day.day) as 0 | 1 | 2 | 3 | 4 | 5 | 6}`)}
      </span>
      <span>
        {day.counted && '✓ '}
        {t(`day.${day.why}`)}
      </span>
      <span>{day.counted ? number : '–'}</span>
    </li>
  );
}
