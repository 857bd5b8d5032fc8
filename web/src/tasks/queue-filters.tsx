/** The filters of a list of work, in the address. */
import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { call } from '../http/client';
import { useTexts } from '../i18n/index';
import type { TaskFilters } from './use-queue';

const names = ['step', 'due'] as const;
const dueClasses = ['overdue', 'today', 'soon', 'later'] as const;

export const taskFilters = (params: URLSearchParams): TaskFilters =>
  Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined]));

export function QueueFilters() {
  const { t, language } = useTexts();
  const { data } = useQuery({
    queryKey: ['bundles'],
    queryFn: () => call('get', '/v1/bundles'),
    staleTime: Infinity,
  });
  const steps = (data?.data ?? []).flatMap((bundle) => bundle.steps);
  return (
    <div className="row filters">
      <TaskFilter name="step" options={steps.map(({ id, names: called }) => [id, called[language]])} />
      <TaskFilter name="due" options={dueClasses.map((id) => [id, t(`dueClass.${id}`)])} />
    </div>
  );
}

interface TaskFilterProps {
  name: (typeof names)[number];
  options: readonly (readonly [string, string])[];
}

function TaskFilter({ name, options }: TaskFilterProps) {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const change = (value: string): void => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return (
    <Select
      id={`filter-${name}`}
      data-testid={`filter-${name}`}
      size="sm"
      labelText={t(`column.${name}`)}
      value={params.get(name) ?? ''}
      onChange={(event) => change(event.target.value)}
    >
      <SelectItem value="" text={t('filter.all')} />
      {options.map(([value, text]) => (
        <SelectItem key={value} value={value} text={text} />
      ))}
    </Select>
  );
}
