import { z } from 'zod';
import { findEditionInForce, getEdition, publish } from '../../procedures/shared/editions';
import { currentCalendar } from '../../procedures/shared/calendar';
import { EditionBuilder, onDecision, sameDay, undo, workingDays } from '../../procedures/shared/definition';
import { addIntake } from '../../procedures/bundles';
import { examine } from '../../procedures/shared/intake/examine';
import { examineChange } from '../../procedures/shared/intake/examine-change';

const Declaration = z.object({ shop: z.string().min(1), scope: z.array(z.enum(['licence', 'seal'])).min(1) });
type Declaration = z.infer<typeof Declaration>;

const names = { vi: 'Mở cửa hàng', en: 'Opening a shop' };
const editions = [
  EditionBuilder.of<Declaration>('shop', '2026-01-01', {
    code: '9.000001',
    names,
    legalBasis: 'Decree',
    term: workingDays(3),
    verification: () => false,
  })
    .step('licence', {
      names,
      agency: 'civil-status',
      after: [],
      term: sameDay(),
      legalBasis: 'Decree',
      optional: false,
      dossier: ({ declaration }) => ({ shop: declaration.shop }),
      reversal: onDecision('revoke-licence'),
    })
    .step('seal', {
      names,
      agency: 'residence',
      after: ['licence'],
      term: workingDays(2),
      legalBasis: 'Decree',
      optional: true,
      dossier: ({ declaration }) => ({ shop: declaration.shop }),
      reversal: undo('withdraw-seal'),
    })
    .build(),
];

test('a bundle published elsewhere is filed, planned and corrected as those of ours are', () => {
  publish('shop', editions);
  addIntake('shop', {
    schema: Declaration,
    check: () => ({ errors: [], warnings: [] }),
    claims: ({ shop }: Declaration) => [shop],
    people: () => [],
    flags: () => [],
  });
  const receivedAtMs = Date.parse('2026-11-23T09:00:00+07:00');
  expect(findEditionInForce('shop', '2026-11-23')).toBe(getEdition('shop', '2026-01-01'));
  const filed = examine({
    bundle: 'shop',
    declaration: { shop: 'Phở', scope: ['licence', 'seal'] },
    receivedAtMs,
    calendar: currentCalendar,
  });
  if (!filed.ok) throw new Error(JSON.stringify(filed.errors));
  expect(filed).toMatchObject({ edition: '2026-01-01', claims: ['shop/Phở'], linkedBirth: null });
  expect(filed.plan.steps.map(({ id, after }) => [id, after])).toEqual([
    ['licence', []],
    ['seal', ['licence']],
  ]);
  const changes = [{ pointer: '/shop', value: 'Bún' }];
  const { declaration, edition } = filed;
  expect(examineChange({ bundle: 'shop', edition, declaration, changes, receivedAtMs })).toMatchObject({
    ok: true,
    claims: ['shop/Bún'],
    changed: ['/shop'],
  });
});
