import { bundleIds, findBundle, findEditions, getForm } from '../../procedures/bundles';
import { wordedForm, type FormSchema } from '../../procedures/shared/worded-form';
import { z } from 'zod';

/** Every place of a form where a value stands, with its schema. */
function leavesOf(node: FormSchema, pointer = ''): [string, FormSchema][] {
  const { properties, items, anyOf, oneOf } = node as {
    properties?: Record<string, FormSchema>;
    items?: FormSchema;
    anyOf?: FormSchema[];
    oneOf?: FormSchema[];
  };
  if (properties)
    return Object.entries(properties).flatMap(([name, member]) => leavesOf(member, `${pointer}/${name}`));
  const groups = [...(anyOf ?? []), ...(oneOf ?? []), ...(items ? [items] : [])];
  const within = groups.filter((one) => 'properties' in one || 'anyOf' in one || 'oneOf' in one);
  return within.length > 0 ? within.flatMap((one) => leavesOf(one, pointer)) : [[pointer, node]];
}

const choicesOf = (node: FormSchema): string[] => {
  const {
    enum: values,
    items,
    const: only,
  } = node as { enum?: string[]; items?: FormSchema; const?: string };
  return [...(values ?? []), ...(only ? [only] : []), ...(items ? choicesOf(items) : [])];
};

const words = { vi: expect.any(String) as string, en: expect.any(String) as string };

describe("a bundle's form", () => {
  const editions = bundleIds.flatMap((id) => findEditions(id) ?? []);
  const formOf = (edition: (typeof editions)[number]): FormSchema => {
    const names = Object.fromEntries(edition.steps.map((step) => [step.id, step.names]));
    return wordedForm(z.toJSONSchema(getForm(edition).schema, { io: 'input', reused: 'inline' }), names);
  };

  it.each(editions.map((edition) => [`${edition.bundle} ${edition.edition}`, edition] as const))(
    '%s says for each value what it is called, where it stands, and what its choices are called',
    (_name, edition) => {
      const leaves = leavesOf(formOf(edition));
      expect(leaves.length).toBeGreaterThan(30);
      expectWorded(leaves);
    },
  );

  it.each(bundleIds.flatMap((id) => Object.entries(findBundle(id)?.dossiers ?? {})))(
    'of what is sent for the step %s says the same',
    (_step, form) => {
      expectWorded(leavesOf(wordedForm(z.toJSONSchema(form, { io: 'output', reused: 'inline' }), {})));
    },
  );
});

function expectWorded(leaves: readonly [string, FormSchema][]): void {
  for (const [pointer, leaf] of leaves) {
    const { 'x-label': label, 'x-section': section, 'x-order': order, 'x-labels': labels } = leaf;
    expect({ pointer, label, section, order }).toEqual({
      pointer,
      label: words,
      section: pointer.split('/')[1],
      order: expect.any(Number) as number,
    });
    const unnamed = choicesOf(leaf).filter(
      (choice) => !(labels as Record<string, unknown> | undefined)?.[choice],
    );
    expect({ pointer, unnamed: pointer === '/scope' ? [] : unnamed }).toEqual({ pointer, unnamed: [] });
  }
}
