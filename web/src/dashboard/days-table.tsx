/** How many days the steps took: half of them no more, nine of ten no more. */
import type { Schemas } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { useAnyStepName } from '../cases/use-bundle';

export function DaysTable({ days }: { days: Schemas['Dashboard']['days'] }) {
  const { t, language } = useTexts();
  const stepName = useAnyStepName();
  const text = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 1 });
  if (days.length === 0) return null;
  return (
    <table className="table cards">
      <caption>{t('dashboard.days')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.step')}</th>
          <th scope="col" className="number">
            {t('dashboard.median')}
          </th>
          <th scope="col" className="number">
            {t('dashboard.p90')}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ step, median, p90 }) => (
          <tr key={step}>
            <th scope="row">{stepName(step)}</th>
            <td className="number" data-label={t('dashboard.median')}>
              {text(median)}
            </td>
            <td className="number" data-label={t('dashboard.p90')}>
              {text(p90)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
