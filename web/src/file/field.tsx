/** One value of a form, in the input that fits it. */
import { TextInput } from '@carbon/react';
import { labelAt, shapesOf, type Node } from '../form/schema';
import { useProvinces } from '../form/units';
import { useTexts } from '../i18n/index';
import { Choice } from '../parts/choice';
import { Pick } from '../parts/pick';
import type { FieldKind, Typed } from './declared';

/** Where the value stands in the form's schema and in the declaration, and what has been typed. */
export interface FieldProps {
  root: Node;
  node: Node;
  pointer: string;
  typed: Typed;
  change: (pointer: string, value: Typed[string]) => void;
  /** What is not for the eyes of whoever types. */
  isHidden?: (pointer: string) => boolean;
}

export const fieldId = (pointer: string): string => `input-${pointer}`;

export function kindOf(node: Node, root: Node, pointer: string): FieldKind {
  const shapes = shapesOf(node, root);
  if (pointer === '/scope' || (shapes.length === 1 && shapes[0]?.items)) return 'choices';
  if (/\/(province|commune)$/.test(pointer) && !/\/(origin|placeOfBirth|placeOfDeath)\//.test(pointer))
    return 'unit';
  if (shapes.some((shape) => shape.type === 'boolean')) return 'boolean';
  if (shapes.some((shape) => shape.enum)) return 'choice';
  if (shapes.some((shape) => shape.type === 'integer' || shape.type === 'number')) return 'number';
  if (/\/(bornAt|diedAt)$/.test(pointer)) return 'instant';
  return pointer.endsWith('On') ? 'date' : 'text';
}

/** Of some moments only the day is known. */
const inputType = (kind: FieldKind, value: Typed[string] | undefined): string =>
  kind === 'instant' && typeof value === 'string' && /^[^T]+$/.test(value)
    ? 'text'
    : (inputTypes[kind] ?? 'text');

const inputTypes: Readonly<Partial<Record<FieldKind, string>>> = {
  number: 'number',
  date: 'date',
  instant: 'datetime-local',
};

export function Field(props: FieldProps) {
  const { root, node, pointer, typed, change } = props;
  const { language } = useTexts();
  const kind = kindOf(node, root, pointer);
  const label = node['x-label']?.[language] ?? labelAt(root, pointer, language);
  const value = typed[pointer];
  if (kind === 'unit') return <UnitField {...props} label={label} />;
  if (kind === 'boolean')
    return (
      <Choice
        type="checkbox"
        id={fieldId(pointer)}
        testId={`input-${pointer}`}
        label={label}
        checked={value === true}
        onChange={(event) => change(pointer, event.target.checked)}
      />
    );
  if (kind === 'choices' || kind === 'choice')
    return <ChoiceField {...props} label={label} several={kind === 'choices'} />;
  return (
    <TextInput
      id={fieldId(pointer)}
      data-testid={`input-${pointer}`}
      type={inputType(kind, value)}
      labelText={label}
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => change(pointer, event.target.value)}
    />
  );
}

type Labelled = FieldProps & { label: string };

function ChoiceField({
  root,
  node,
  pointer,
  typed,
  change,
  label,
  several,
}: Labelled & { several: boolean }) {
  const { language } = useTexts();
  const options = optionsOf(node, root).map(
    (value) => [value, node['x-labels']?.[value]?.[language] ?? value] as const,
  );
  const value = typed[pointer];
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  if (several)
    return (
      <fieldset className="choices">
        <legend id={fieldId(pointer)} tabIndex={-1}>
          {label}
        </legend>
        {options.map(([option, text]) => (
          <Choice
            key={option}
            type="checkbox"
            testId={`input-${pointer}`}
            label={text}
            value={option}
            checked={chosen.includes(option)}
            onChange={({ target }) =>
              change(pointer, target.checked ? [...chosen, option] : chosen.filter((one) => one !== option))
            }
          />
        ))}
      </fieldset>
    );
  return (
    <Pick
      id={fieldId(pointer)}
      label={label}
      options={options}
      value={typeof value === 'string' ? value : ''}
      change={(chosen) => change(pointer, chosen)}
    />
  );
}

export function optionsOf(node: Node, root: Node): string[] {
  const values = shapesOf(node, root).flatMap((shape) => [
    ...(shape.enum ?? []),
    ...(shape.items ? optionsOf(shape.items, root) : []),
  ]);
  return [...new Set(values.map(String))];
}

/** Communes are those of the province beside them. */
function UnitField({ pointer, typed, change, label }: Labelled) {
  const provinces = useProvinces();
  const isCommune = pointer.endsWith('/commune');
  const province = typed[pointer.replace(/\/commune$/, '/province')];
  const units = isCommune ? (provinces.find(({ code }) => code === province)?.communes ?? []) : provinces;
  const value = typed[pointer];
  return (
    <Pick
      id={fieldId(pointer)}
      label={label}
      options={units.map(({ code, name }) => [code, name])}
      value={typeof value === 'string' ? value : ''}
      change={(chosen) => change(pointer, chosen)}
    />
  );
}
