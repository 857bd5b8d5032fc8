/** A bundle that is none of ours, four steps, two of them side by side: opening a shop. The law of it. */
import {
  EditionBuilder,
  onDecision,
  recoverMoney,
  sameDay,
  undo,
  workingDays,
} from '../../../procedures/shared/definition';
import type { ShopDeclaration } from './declaration.schema';

interface Licence {
  licence: { number: string };
}
const shopOffice = { province: '79', commune: '26740' };
const head = (vi: string, en: string) => ({ names: { vi, en }, legalBasis: 'invented', optional: true });

export const shopEditions = [
  EditionBuilder.of<ShopDeclaration>('shop', '2026-01-01', {
    code: '9.000001',
    form: 'shop/1',
    names: { vi: 'Mở cửa hàng', en: 'Opening a shop' },
    legalBasis: 'invented',
    term: workingDays(10),
    office: () => shopOffice,
    verification: () => false,
  })
    .step('licence', {
      ...head('Giấy phép', 'Licence'),
      optional: false,
      agency: 'civil-status',
      after: [],
      term: sameDay(),
      shows: ['/owner'],
      dossier: ({ declaration: { owner } }) => ({ owner: owner.name }),
      notice: {
        agency: 'population',
        dossier: ({ granted }: { granted: Licence['licence'] }) => ({
          act: 'licensed',
          number: granted.number,
        }),
      },
      provides: { what: 'personal-number', from: 'civil-status', member: 'number' },
      reversal: onDecision('revoke-licence'),
    })
    .step('kitchen', {
      ...head('Bếp', 'Kitchen'),
      agency: 'health',
      after: ['licence'],
      term: workingDays(2),
      shows: ['/kitchen'],
      dossier: ({ declaration: { kitchen }, done }: { declaration: ShopDeclaration; done: Licence }) => ({
        kitchen,
        licence: done.licence.number,
      }),
      reversal: undo('close-kitchen'),
    })
    .step('sign', {
      ...head('Biển hiệu', 'Sign'),
      agency: 'residence',
      after: ['licence'],
      term: workingDays(2),
      shows: ['/sign'],
      dossier: ({ declaration: { sign } }) => ({ sign }),
      reversal: undo('take-down-sign'),
    })
    .step('subsidy', {
      ...head('Hỗ trợ', 'Subsidy'),
      agency: 'social-affairs',
      after: ['kitchen', 'sign'],
      term: workingDays(2),
      shows: ['/owner'],
      dossier: ({ declaration: { owner } }) => ({ owner: owner.name }),
      reversal: recoverMoney('recover-subsidy'),
    })
    .build(),
];
