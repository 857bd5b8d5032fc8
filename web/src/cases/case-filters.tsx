/** The filters of a list of cases, in the address, so that they survive a reload and Back. */
import { Select, SelectItem } from '@carbon/react';
import { agencyIds } from '../../../domain/agencies';
import { outcomeLabel, partyLabel, statusLabel } from '../../../domain/labels';
import { useSearchParams } from 'react-router';
import { capital } from '../i18n/format';
import { useTexts, type TextKey } from '../i18n/index';
import { useBundleNames } from './use-bundle';

export const filterNames = ['bundle', 'status', 'outcome', 'agency', 'overdue', 'place'] as const;
type FilterName = (typeof filterNames)[number];

const statuses = ['processing', 'awaiting-citizen', 'needs-operator', 'settled'];
const outcomes = ['granted', 'partial', 'refused', 'withdrawn', 'revoked'];

export function CaseFilters() {
  const { t, language } = useTexts();
  const bundleName = useBundleNames();
  const choices: readonly (readonly [FilterName, TextKey, readonly (readonly [string, string])[]])[] = [
    ['bundle', 'filter.bundle', ['birth', 'death'].map((id) => [id, bundleName(id)])],
    ['status', 'filter.status', statuses.map((id) => [id, capital(statusLabel(id, language))])],
    ['outcome', 'filter.outcome', outcomes.map((id) => [id, capital(outcomeLabel(id, language))])],
    ['agency', 'filter.agency', agencyIds.map((id) => [id, capital(partyLabel(id, language))])],
    ['overdue', 'filter.overdue', [['true', t('yes')]]],
  ];
  return (
    <div className="row filters">
      {choices.map(([name, text, options]) => (
        <Filter key={name} name={name} label={t(text)} options={options} />
      ))}
    </div>
  );
}

interface FilterProps {
  name: FilterName;
  label: string;
  options: readonly (readonly [string, string])[];
}

function Filter({ name, label, options }: FilterProps) {
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
      labelText={label}
      size="sm"
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
