/** The filter by commune or province, in the address: of the places that somebody works for, or of all. */
import { Select, SelectItem, SelectItemGroup } from '@carbon/react';
import { useSession } from '../app/session';
import { useProvinces, type Province } from '../form/units';
import { useTexts } from '../i18n/index';
import { useAddressValue } from '../parts/address-filter';

const name = 'place';

export function PlaceFilter() {
  const { t } = useTexts();
  const { territory } = useSession().user;
  const [value, change] = useAddressValue(name);
  const provinces = useProvinces();
  return (
    <Select
      id={`filter-${name}`}
      data-testid={`filter-${name}`}
      labelText={t('filter.place')}
      size="sm"
      value={value}
      onChange={(event) => change(event.target.value)}
    >
      <SelectItem value="" text={t('filter.all')} />
      {within(provinces, territory).map(({ code, name: called, communes }) => (
        <SelectItemGroup key={code} label={called}>
          {isWithin(code, territory) && <SelectItem value={code} text={called} />}
          {communes.map((commune) => (
            <SelectItem key={commune.code} value={commune.code} text={commune.name} />
          ))}
        </SelectItemGroup>
      ))}
    </Select>
  );
}

/** Roles that are not bound to places have none, and see all. */
const isWithin = (code: string, territory: readonly string[]): boolean =>
  territory.length === 0 || territory.includes('*') || territory.includes(code);

function within(provinces: readonly Province[], territory: readonly string[]): Province[] {
  return provinces.flatMap((province) => {
    if (isWithin(province.code, territory)) return [province];
    const communes = province.communes.filter(({ code }) => territory.includes(code));
    return communes.length > 0 ? [{ ...province, communes }] : [];
  });
}
