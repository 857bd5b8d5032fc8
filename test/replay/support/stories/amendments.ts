import { correction, revocation, repayment, withdrawal } from '../../../support/orders';
import type { Amendment } from '../ending';
import { grantAgain } from '../telling';

const nothingMore = () => Promise.resolve();

/** What people order when the case has ended. */
export const ofEndedCases: readonly Amendment[] = [
  {
    name: 'revoked-later',
    takesUp: 'granted',
    outcome: 'revoked',
    shows: 'step-reversed',
    order: ({ steps: [first = ''] }) => revocation(first),
    story: nothingMore,
  },
  {
    name: 'corrected-later',
    takesUp: 'granted',
    outcome: 'granted',
    shows: 'correction-ordered',
    order: ({ renamed, name }) => correction({ declaration: renamed, pointers: [name] }),
    story: grantAgain,
  },
  {
    name: 'withdrawn-later',
    // Nothing that follows a death is plainly undone.
    bundles: ['birth'],
    takesUp: 'granted',
    outcome: 'partial',
    shows: 'step-reversed',
    order: () => withdrawal(),
    story: nothingMore,
  },
  {
    name: 'claim-settled',
    bundles: ['death'],
    takesUp: 'money-recovered',
    outcome: 'revoked',
    shows: 'claim-settled',
    order: () => repayment('claim-funeral-benefit', 25_300_000),
    story: nothingMore,
  },
];
