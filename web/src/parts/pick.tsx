/** One of several, or none yet, in the browser's own select; its id is what tests find it by, too. */
import { Select, SelectItem } from '@carbon/react';

export type Options = readonly (readonly [value: string, text: string])[];

interface PickProps {
  id: string;
  label: string;
  options: Options;
  value: string;
  change: (value: string) => void;
  /** What none is called. */
  none?: string;
  size?: 'sm';
  /** One of them always holds. */
  isRequired?: boolean;
}

export function Pick({ id, label, options, value, change, none = '–', size, isRequired = false }: PickProps) {
  return (
    <Select
      id={id}
      data-testid={id}
      labelText={label}
      value={value}
      onChange={(event) => change(event.target.value)}
      {...(size && { size })}
    >
      {!isRequired && <SelectItem value="" text={none} />}
      {options.map(([option, text]) => (
        <SelectItem key={option} value={option} text={text} />
      ))}
    </Select>
  );
}
