/** A filter of a list, in the address, so that it survives a reload and Back. */
import { useSearchParams } from 'react-router';
import { useTexts } from '../i18n/index';
import { Pick, type Options } from './pick';

/** What the address says under the name, and how to have it say something else; empty is nothing. */
export function useAddressValue(name: string): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const change = (value: string): void => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return [params.get(name) ?? '', change];
}

interface AddressFilterProps {
  name: string;
  label: string;
  options: Options;
}

export function AddressFilter({ name, label, options }: AddressFilterProps) {
  const { t } = useTexts();
  const [value, change] = useAddressValue(name);
  return (
    <Pick
      id={`filter-${name}`}
      label={label}
      none={t('filter.all')}
      size="sm"
      {...{ options, value, change }}
    />
  );
}
