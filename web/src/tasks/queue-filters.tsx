/** The filters of a list of work, in the address. */
import { useBundles } from '../cases/use-bundle';
import { useTexts } from '../i18n/index';
import { AddressFilter } from '../parts/address-filter';
import type { TaskFilters } from './use-queue';

const names = ['step', 'due'] as const;
const dueClasses = ['overdue', 'today', 'soon', 'later'] as const;

export const taskFilters = (params: URLSearchParams): TaskFilters =>
  Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined]));

export function QueueFilters() {
  const { t, language } = useTexts();
  const steps = useBundles().flatMap((bundle) => bundle.steps);
  return (
    <div className="row filters">
      <AddressFilter
        name="step"
        label={t('column.step')}
        options={steps.map(({ id, names: called }) => [id, called[language]])}
      />
      <AddressFilter
        name="due"
        label={t('column.due')}
        options={dueClasses.map((id) => [id, t(`dueClass.${id}`)])}
      />
    </div>
  );
}
