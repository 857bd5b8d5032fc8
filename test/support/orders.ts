import { randomUUID } from 'node:crypto';
import { findEditionInForce } from '../../procedures/bundles';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import type { Order, OrderAnswer, OrderOf, OrderReply } from '../../workflows/messages';

/** Orders as the API gives them, each with an id of its own. */
export const authority = { number: '15/QD-UBND', on: '2026-11-25', by: 'UBND Phường Bến Thành' };

const given = (by: string) => ({ id: randomUUID(), by, reason: 'theo yêu cầu' });

export const withdrawal = (): Order => ({ kind: 'withdrawal', ...given('citizen') });
export const revocation = (step: string, decision = authority): Order => ({
  kind: 'revocation',
  ...given('user:supervisor'),
  step,
  decision,
});
export const retry = (step: string, edit: OrderOf<'retry'>['edit'] = null): Order => ({
  kind: 'retry',
  ...given('user:ops'),
  step,
  edit,
});
export const skip = (step: string): Order => ({ kind: 'skip', ...given('user:ops'), step });
export const repayment = (claimId: string, amount = 10_000_000): Order => ({
  kind: 'repayment',
  ...given('user:ops'),
  claimId,
  amount,
  on: '2026-12-01',
  reference: 'UNC-1',
});
export const ownedBy = (owner: string | null): Order => ({ kind: 'owner', ...given('user:ops'), owner });
export const comment = (): Order => ({ kind: 'comment', ...given('user:ops') });
export const turnedUp = (step: string, dossierKey: string): Order => ({
  kind: 'turned-up',
  ...given('system'),
  step,
  dossierKey,
});
/** An agency's word that has come after the end of the case, as whoever takes callbacks gives it on. */
export const lateDecision = (step: string, decision: AgencyDecision): Order => ({
  kind: 'late-decision',
  id: `decision/${decision.decisionId}`,
  by: 'agency:civil-status',
  reason: '',
  step,
  decision,
});
export const stop = (): Order => ({
  kind: 'stop',
  ...given('system'),
  cause: 'person-died',
  decision: authority,
});

interface Edited {
  declaration: object;
  declarationRef?: string;
  pointers?: string[];
  flags?: string[];
  verification?: boolean;
}
/** How steps can be had alone, as their edition says. */
const factsOfScenario = (declaration: object) => {
  const edition = findEditionInForce('deceased' in declaration ? 'death' : 'birth', '2026-11-24');
  const steps = edition?.steps ?? [];
  const alone = steps.flatMap((step) => (step.alone ? [[step.id, step.alone(declaration)] as const] : []));
  return { alone: Object.fromEntries(alone) };
};
const edit = ({
  declaration,
  declarationRef = 'filing/declaration',
  pointers = ['/child/name'],
  flags = [],
  verification = false,
}: Edited) => ({
  declaration,
  declarationRef,
  facts: { ...factsOfScenario(declaration), flags, verification },
  changes: pointers.map((pointer) => ({ pointer, value: 'as declared' })),
});
export const edited = (edits: Edited) => edit(edits);
export const correction = (edits: Edited, decision = authority): Order => ({
  kind: 'correction',
  ...given('user:supervisor'),
  ...edit(edits),
  decision,
});
export const supplement = (step: string, edits: Edited): Order => ({
  kind: 'supplement',
  ...given('citizen'),
  ...edit(edits),
  step,
  attachments: [],
});

/** What a case said to an order: its reply, or why it did not take it. */
export const saidOf = (answer: OrderAnswer): OrderReply | string =>
  answer.kind === 'taken' ? answer.reply : answer.rejection;
