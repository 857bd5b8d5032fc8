/** The fields of a section, as its schema has them: groups within groups, lists that grow. */
import { Button } from '@carbon/react';
import { useState } from 'react';
import { labelAt, shapesOf, type Node } from '../form/schema';
import { useTexts } from '../i18n/index';
import { Field, type FieldProps } from './field';

export function Fields({ root, node, pointer, typed, change, isHidden }: FieldProps) {
  if (isHidden?.(pointer)) return null;
  const below = { root, typed, change, ...(isHidden && { isHidden }) };
  const shapes = shapesOf(node, root);
  const groups = shapes.filter((shape) => shape.properties);
  const list = shapes.find(
    (shape) => shape.items && shapesOf(shape.items, root).some((item) => item.properties),
  );
  if (list?.items) return <ListFields {...below} node={list.items} pointer={pointer} />;
  if (groups.length === 0) return <Field {...below} node={node} pointer={pointer} />;
  const members = new Map(groups.flatMap((shape) => Object.entries(shape.properties ?? {})));
  return [...members].map(([name, member]) => {
    const to = `${pointer}/${name}`;
    // Of alternatives that differ by a constant, the constants are the choice.
    const all = groups.flatMap((shape) => shape.properties?.[name] ?? []);
    const choice = all.length > 1 && all.every((one) => one.const !== undefined);
    const own = choice ? withChoice(member, all) : member;
    return <Member key={to} {...below} node={own} pointer={to} />;
  });
}

/** Another constant in each alternative: one value of them is chosen. */
const withChoice = (member: Node, all: readonly Node[]): Node => ({
  ...(member['x-label'] && { 'x-label': member['x-label'] }),
  'x-labels': Object.assign({}, ...all.map((one) => one['x-labels'] ?? {})) as NonNullable<Node['x-labels']>,
  enum: all.map((one) => one.const),
});

/** What has members of its own stands in a frame with its name. */
function Member(props: FieldProps) {
  const { language } = useTexts();
  const { root, node, pointer, isHidden } = props;
  if (isHidden?.(pointer)) return null;
  const isGroup = shapesOf(node, root).some((shape) => shape.properties);
  if (!isGroup) return <Fields {...props} />;
  return (
    <fieldset className="group stack">
      <legend>{node['x-label']?.[language] ?? labelAt(root, pointer, language)}</legend>
      <Fields {...props} />
    </fieldset>
  );
}

function ListFields(props: FieldProps) {
  const { root, pointer, typed } = props;
  const { t, language } = useTexts();
  const filled = Object.keys(typed).flatMap((at) =>
    at.startsWith(`${pointer}/`) ? [Number(at.slice(pointer.length + 1).split('/')[0])] : [],
  );
  const [count, setCount] = useState(Math.max(0, ...filled.map((index) => index + 1)));
  return (
    <>
      {Array.from({ length: count }, (_item, index) => (
        <fieldset key={index} className="group stack">
          <legend>
            {labelAt(root, pointer, language)} {index + 1}
          </legend>
          <Fields {...props} pointer={`${pointer}/${String(index)}`} />
        </fieldset>
      ))}
      <Button
        kind="tertiary"
        size="sm"
        type="button"
        data-testid={`add-${pointer}`}
        onClick={() => setCount(count + 1)}
      >
        {t('file.add')}
      </Button>
    </>
  );
}
