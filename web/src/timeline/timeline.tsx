/** Each step in time: when it was planned, what has happened, days that do not count; and a table that says the same. */
import { useQuery } from '@tanstack/react-query';
import { partyLabel, stateLabel } from '../../../domain/labels';
import { call } from '../http/client';
import type { CaseView, TimelineReply } from '../http/shapes';
import { capital, dayText, momentText, shortDay } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { useStepNames } from '../cases/use-bundle';
import { barOf, isShaded } from './bars';

export function useTimeline(caseId: string) {
  return useQuery({
    queryKey: ['timeline', caseId],
    queryFn: () => call('get', '/v1/cases/{caseId}/timeline', { path: { caseId } }),
  });
}

export function Timeline({ view }: { view: CaseView }) {
  const { t } = useTexts();
  const { data } = useTimeline(view.caseId);
  if (!data) return null;
  return (
    <section aria-label={t('timeline.title')}>
      <div className="timeline-scroll" tabIndex={0} role="group" aria-label={t('timeline.title')}>
        <TimelineChart view={view} timeline={data} />
      </div>
      <details className="timeline-details">
        <summary>{t('timeline.asTable')}</summary>
        <TimelineTable view={view} timeline={data} />
      </details>
    </section>
  );
}

interface TimelineProps {
  view: CaseView;
  timeline: TimelineReply;
}

const rowHeight = 36;
const headHeight = 28;
const labelWidth = 190;
const dayWidth = 44;

function TimelineChart({ view, timeline }: TimelineProps) {
  const { t } = useTexts();
  const width = labelWidth + timeline.days.length * dayWidth;
  const height = headHeight + timeline.rows.length * rowHeight;
  return (
    <svg
      data-testid="timeline"
      className="timeline"
      role="group"
      aria-label={t('timeline.title')}
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
    >
      {timeline.days.map(({ day, kind }, index) => (
        <g key={day}>
          {isShaded(kind) && (
            <rect
              className="day-shade"
              x={labelWidth + index * dayWidth}
              y={0}
              width={dayWidth}
              height={height}
            />
          )}
          <text x={labelWidth + index * dayWidth + 4} y={18}>
            {shortDay(day)}
          </text>
        </g>
      ))}
      {timeline.rows.map((row, index) => (
        <TimelineRow
          key={row.step}
          view={view}
          timeline={timeline}
          row={row}
          y={headHeight + index * rowHeight}
        />
      ))}
    </svg>
  );
}

interface RowProps extends TimelineProps {
  row: TimelineReply['rows'][number];
  y: number;
}

function TimelineRow({ view, timeline, row, y }: RowProps) {
  const { language } = useTexts();
  const stepName = useStepNames();
  const place = { days: timeline.days, left: labelWidth, dayWidth };
  const planned = barOf(row.planned, place);
  return (
    <g data-testid={`timeline-row-${row.step}`}>
      <title>{`${stepName(view.bundle, row.step)}: ${stateLabel(row.state, language)}`}</title>
      <foreignObject x={0} y={y} width={labelWidth - 8} height={rowHeight}>
        <div className="timeline-label">{stepName(view.bundle, row.step)}</div>
      </foreignObject>
      {planned && <rect className="bar-planned" x={planned.x} y={y + 5} width={planned.width} height={8} />}
      {row.actual.map((part) => {
        const bar = barOf(part, place);
        return bar ? (
          <rect
            key={part.from}
            className={`bar bar-${part.what}`}
            x={bar.x}
            y={y + 15}
            width={bar.width}
            height={14}
          >
            <title>{capital(stateLabel(part.what, language))}</title>
          </rect>
        ) : null;
      })}
    </g>
  );
}

function TimelineTable({ view, timeline }: TimelineProps) {
  const { t, language } = useTexts();
  const stepName = useStepNames();
  return (
    <table className="table cards" data-testid="timeline-table">
      <thead>
        <tr>
          <th scope="col">{t('column.step')}</th>
          <th scope="col">{t('column.agency')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('timeline.planned')}</th>
          <th scope="col">{t('timeline.actual')}</th>
          <th scope="col">{t('column.due')}</th>
          <th scope="col">{t('timeline.decided')}</th>
        </tr>
      </thead>
      <tbody>
        {timeline.rows.map((row) => (
          <tr key={row.step}>
            <th scope="row">{stepName(view.bundle, row.step)}</th>
            <td data-label={t('column.agency')}>{partyLabel(row.agency, language)}</td>
            <td data-label={t('column.state')}>{capital(stateLabel(row.state, language))}</td>
            <td data-label={t('timeline.planned')}>
              {row.planned ? `${dayText(row.planned.from)} – ${dayText(row.planned.to)}` : '–'}
            </td>
            <td data-label={t('timeline.actual')}>
              <ul className="plain-list">
                {row.actual.map(({ from, to, what }) => (
                  <li key={from}>
                    {momentText(from)} – {to ? momentText(to) : '…'}: {stateLabel(what, language)}
                  </li>
                ))}
              </ul>
            </td>
            <td data-label={t('column.due')}>{row.dueAt ? momentText(row.dueAt) : '–'}</td>
            <td data-label={t('timeline.decided')}>{row.decidedAt ? momentText(row.decidedAt) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
