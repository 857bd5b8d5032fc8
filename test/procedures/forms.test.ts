import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../domain/canonical-json';
import { addBundle, bundleIds, findBundle, getEdition, getForm } from '../../procedures/bundles';
import { currentCalendar } from '../../procedures/shared/calendar';
import { examine } from '../../procedures/shared/intake/examine';
import { examineChange } from '../../procedures/shared/intake/examine-change';
import { shopBundle } from '../support/shop/bundle';
import { ShopDeclaration } from '../support/shop/declaration.schema';
import { shopIntake } from '../support/shop/intake';
import published from './published-forms.json';

/**
 * Cases are corrected by the form they were filed with for as long as they are kept, so a published form never changes.
 * A new form brings its digest, as the failing test prints it, to `published-forms.json`.
 * Where one of these digests no longer fits, the form is to be put back as it was, and what the law asks otherwise is a
 * form of its own: a schema beside the old one, a line in `forms` of the bundle, an edition that names it, and its
 * digest in `published-forms.json`.
 */
const digests: Readonly<Record<string, string>> = published;
const bundles = bundleIds.map((id) => findBundle(id)!);
const formsOf = bundles.flatMap(({ forms }) => Object.entries(forms));

test.each(formsOf)('the form %s is as it was published', (version, { schema }) => {
  const form = canonicalJson(z.toJSONSchema(schema, { io: 'input' }));
  const digest = createHash('sha256').update(form).digest('hex');
  expect({ [version]: digest }).toEqual({ [version]: digests[version] });
});

test('no form that was published is gone', () => {
  expect(formsOf.map(([version]) => version).sort()).toEqual(Object.keys(digests).sort());
});

test.each(bundles)(
  'each edition of $id names a form of its own bundle, and each form has an edition',
  (bundle) => {
    const named = bundle.editions.map(({ form }) => form);
    expect(new Set(named)).toEqual(new Set(Object.keys(bundle.forms)));
    for (const form of named) expect(form).toMatch(new RegExp(`^${bundle.id}/\\d+$`));
  },
);

describe('where a newer edition has a newer form', () => {
  const [edition] = shopBundle.editions;
  const changed = ShopDeclaration.omit({ kitchen: true }).extend({ oven: z.string() });
  const newer = { ...shopIntake, schema: changed.transform((shop) => ({ ...shop, kitchen: shop.oven })) };
  const shop = {
    owner: { name: 'Trần Thị Hoa', personalId: '079190000001' },
    sign: 'Phở',
    scope: ['licence'],
  };
  const filedOn = (day: string, declaration: object) =>
    examine({
      bundle: 'shop',
      declaration,
      receivedAtMs: Date.parse(`${day}T09:00:00+07:00`),
      calendar: currentCalendar,
    });

  beforeAll(() => {
    addBundle({
      ...shopBundle,
      editions: [edition!, { ...edition!, edition: '2026-09-01', form: 'shop/2' }],
      forms: { ...shopBundle.forms, 'shop/2': newer },
    });
  });

  test('a declaration is looked at by the form of the day on which it was received', () => {
    expect(filedOn('2026-08-31', { ...shop, kitchen: 'sau nhà' })).toMatchObject({ ok: true });
    expect(filedOn('2026-09-01', { ...shop, kitchen: 'sau nhà' })).toEqual({
      ok: false,
      errors: [{ pointer: '/declaration/oven', code: 'required' }],
    });
    expect(filedOn('2026-09-01', { ...shop, oven: 'than' })).toMatchObject({ ok: true });
  });

  test('a case filed before is corrected by the form it was filed with', () => {
    const change = (pointer: string) =>
      examineChange({
        bundle: 'shop',
        edition: '2026-01-01',
        declaration: { ...shop, kitchen: 'sau nhà' },
        changes: [{ pointer, value: 'trước nhà' }],
        receivedAtMs: Date.parse('2026-08-31T09:00:00+07:00'),
      });
    expect(change('/kitchen')).toMatchObject({ ok: true, changed: ['/kitchen'] });
    expect(change('/oven')).toMatchObject({ ok: false, errors: [{ code: 'unknown-pointer' }] });
  });

  test('the catalogue knows the form of each', () => {
    expect(getForm(getEdition('shop', '2026-01-01')).schema).toBe(ShopDeclaration);
    expect(getForm(getEdition('shop', '2026-09-01'))).toBe(newer);
  });
});
