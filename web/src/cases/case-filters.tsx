/** The filters of a list of cases, in the address, so that they survive a reload and Back. */
import { agencyIds } from '../../../domain/agencies';
import { outcomes } from '../../../domain/case-events';
import { caseStatuses } from '../../../domain/case-view';
import { outcomeLabel, partyLabel, statusLabel } from '../../../domain/labels';
import { capital } from '../i18n/format';
import { useTexts, type TextKey } from '../i18n/index';
import { AddressFilter } from '../parts/address-filter';
import { PlaceFilter } from './place-filter';
import type { Options } from '../parts/pick';
import { useBundleNames } from './use-bundle';

export const filterNames = ['bundle', 'status', 'outcome', 'agency', 'overdue', 'place'] as const;
type FilterName = (typeof filterNames)[number];

export function CaseFilters() {
  const { t, language } = useTexts();
  const bundleName = useBundleNames();
  const choices: readonly (readonly [FilterName, TextKey, Options])[] = [
    ['bundle', 'filter.bundle', ['birth', 'death'].map((id) => [id, bundleName(id)])],
    ['status', 'filter.status', caseStatuses.map((id) => [id, capital(statusLabel(id, language))])],
    ['outcome', 'filter.outcome', outcomes.map((id) => [id, capital(outcomeLabel(id, language))])],
    ['agency', 'filter.agency', agencyIds.map((id) => [id, capital(partyLabel(id, language))])],
    ['overdue', 'filter.overdue', [['true', t('yes')]]],
  ];
  return (
    <div className="row filters">
      {choices.map(([name, text, options]) => (
        <AddressFilter key={name} name={name} label={t(text)} options={options} />
      ))}
      <PlaceFilter />
    </div>
  );
}
