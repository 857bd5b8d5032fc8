/** The figures of each agency, commune or step, as bars, and as the table that says the same. */
import type { Schemas } from '../http/shapes';
import { useTexts, type TextKey } from '../i18n/index';

type Row = Schemas['FiguresRow'];

interface Part {
  look: string;
  text: TextKey;
  count: (row: Row) => number;
}

/** From left to right; together they are what was received. */
const parts: readonly Part[] = [
  { look: 'early', text: 'part.early', count: ({ solved }) => solved.early },
  { look: 'on-time', text: 'part.onTime', count: ({ solved }) => solved.onTime },
  { look: 'late', text: 'part.late', count: ({ solved }) => solved.late },
  { look: 'pending', text: 'part.pending', count: ({ pending }) => pending.inTime },
  { look: 'overdue', text: 'part.overdue', count: ({ pending }) => pending.late },
];

export function RowsTable({ rows, by }: { rows: readonly Row[]; by: 'agency' | 'commune' | 'step' }) {
  const { t, language } = useTexts();
  const most = Math.max(1, ...rows.map(({ received }) => received.total));
  return (
    <>
      <ul className="legend" aria-hidden>
        {parts.map(({ look, text }) => (
          <li key={look}>
            <svg width="14" height="14">
              <rect className={`figure-${look}`} width="14" height="14" />
            </svg>{' '}
            {t(text)}
          </li>
        ))}
      </ul>
      <table className="table cards">
        <caption>{t(by === 'commune' ? 'dashboard.cases' : 'dashboard.steps')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            <th scope="col" aria-hidden />
            <th scope="col" className="number">
              {t('figures.received')}
            </th>
            {parts.map(({ look, text }) => (
              <th key={look} scope="col" className="number">
                {t(text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.names[language]}</th>
              <td className="bar-cell" aria-hidden>
                <Bar row={row} most={most} />
              </td>
              <td className="number" data-label={t('figures.received')}>
                {row.received.total}
              </td>
              {parts.map(({ look, text, count }) => (
                <td key={look} className="number" data-label={t(text)}>
                  {count(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const barWidth = 200;

function Bar({ row, most }: { row: Row; most: number }) {
  const widths = parts.map(({ count }) => (count(row) / most) * barWidth);
  return (
    <svg width="100%" height="16" viewBox={`0 0 ${String(barWidth)} 16`} preserveAspectRatio="none">
      {parts.map(({ look }, index) => (
        <rect
          key={look}
          className={`figure-${look}`}
          x={widths.slice(0, index).reduce((sum, width) => sum + width, 0)}
          width={widths[index]}
          height="16"
        />
      ))}
    </svg>
  );
}
