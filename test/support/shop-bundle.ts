import { publish } from '../../procedures/shared/editions';
import {
  EditionBuilder,
  onDecision,
  recoverMoney,
  sameDay,
  undo,
  workingDays,
} from '../../procedures/shared/definition';

/**
 * A bundle that is none of ours, four steps, two of them side by side: opening a shop. The whole of it is here; the
 * engine does not know it.
 */
export interface ShopDeclaration {
  owner: string;
  sign: string;
  kitchen: string;
  scope: string[];
}

interface Licence {
  licence: { number: string };
}
const head = (vi: string, en: string) => ({ names: { vi, en }, legalBasis: 'invented', optional: false });

publish('shop', [
  EditionBuilder.of<ShopDeclaration>('shop', '2026-01-01', {
    code: '9.000001',
    names: { vi: 'Mở cửa hàng', en: 'Opening a shop' },
    legalBasis: 'invented',
    term: workingDays(10),
    verification: () => false,
  })
    .step('licence', {
      ...head('Giấy phép', 'Licence'),
      agency: 'civil-status',
      after: [],
      term: sameDay(),
      dossier: ({ declaration: { owner } }) => ({ owner }),
      notice: ({ granted }: { granted: Licence['licence'] }) => ({ act: 'licensed', number: granted.number }),
      reversal: onDecision('revoke-licence'),
    })
    .step('kitchen', {
      ...head('Bếp', 'Kitchen'),
      agency: 'health',
      after: ['licence'],
      term: workingDays(2),
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
      dossier: ({ declaration: { sign } }) => ({ sign }),
      reversal: undo('take-down-sign'),
    })
    .step('subsidy', {
      ...head('Hỗ trợ', 'Subsidy'),
      agency: 'social-affairs',
      after: ['kitchen', 'sign'],
      term: workingDays(2),
      dossier: ({ declaration: { owner } }) => ({ owner }),
      reversal: recoverMoney('recover-subsidy'),
    })
    .build(),
]);
