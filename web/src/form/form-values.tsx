/** Values of a form for reading, section by section, in the form's order. */
import { dayText, momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import type { Language } from '../../../domain/messages';
import { asNode, labelAt, nodeAt, optionLabel, sectionTitle, type Node } from './schema';
import { useUnitNames, type UnitNames } from './units';

export interface Leaf {
  pointer: string;
  value: unknown;
}

/** Every value that is no group of others, in the order of the schema where it says one. */
export function leavesOf(value: unknown, root: Node, pointer = ''): Leaf[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return [{ pointer, value }];
  if (typeof value !== 'object') return [{ pointer, value }];
  return Object.entries(value as Record<string, unknown>)
    .map(([name, member]) => ({
      to: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      member,
    }))
    .sort((one, other) => orderOf(root, one.to) - orderOf(root, other.to))
    .flatMap(({ to, member }) => leavesOf(member, root, to));
}

const orderOf = (root: Node, pointer: string): number => nodeAt(root, pointer)?.['x-order'] ?? 0;

interface FormValuesProps {
  schema: Record<string, unknown>;
  values: unknown;
  /** Has words for codes where the schema has none. */
  worded?: Record<string, unknown>;
}

export function FormValues({ schema, values, worded = schema }: FormValuesProps) {
  const { language } = useTexts();
  const root = asNode(schema);
  const hasWords = (pointer: string): boolean => nodeAt(root, pointer)?.['x-labels'] !== undefined;
  const rootFor = (pointer: string): Node => (hasWords(pointer) ? root : asNode(worded));
  const units = useUnitNames();
  const bySection = Map.groupBy(leavesOf(values, root), ({ pointer }) => pointer.split('/')[1] ?? '');
  return [...bySection].map(([section, leaves]) => (
    <section key={section}>
      <h2>{sectionTitle(root, section, language)}</h2>
      <dl className="pairs">
        {leaves.map(({ pointer, value }) => (
          <div key={pointer} data-testid={`value-${pointer}`}>
            <dt>{pathLabel(root, pointer, language)}</dt>
            <dd>{valueText({ root: rootFor(pointer), pointer, value, language, units })}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

/** Of what lies deeper than a section's own field, the group before it. */
function pathLabel(root: Node, pointer: string, language: Language): string {
  const parts = pointer.split('/').slice(1);
  const labels = parts.slice(1).flatMap((part, index) => {
    if (/^\d+$/.test(part)) return [String(Number(part) + 1)];
    return [labelAt(root, `/${parts.slice(0, index + 2).join('/')}`, language)];
  });
  return labels.join(' – ') || labelAt(root, pointer, language);
}

interface ValueOptions {
  root: Node;
  pointer: string;
  value: unknown;
  language: Language;
  units: UnitNames;
}

export function valueText({ root, pointer, value, language, units }: ValueOptions): string {
  const node = nodeAt(root, pointer) ?? {};
  if (Array.isArray(value))
    return value.map((item) => optionLabel(node.items ?? node, item, language)).join(', ');
  if (typeof value === 'boolean') return { vi: value ? 'Có' : 'Không', en: value ? 'Yes' : 'No' }[language];
  const text = String(value);
  if (pointer.endsWith('/province') || pointer.endsWith('/commune')) return units(text) ?? text;
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return momentText(text);
  if (/^\d{4}(-\d{2}){0,2}$/.test(text) && /(On|At)$/.test(pointer)) return dayText(text);
  return optionLabel(node, value, language);
}
