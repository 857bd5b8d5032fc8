import type { InputIssue } from '../../domain/messages';
import type { Change } from '../../domain/orders';
import { examineChange, type ExaminedChange } from '../../procedures/shared/intake/examine-change';
import type { CaseOnRecord } from '../case-on-record';
import { done, refused, type Result } from '../refusal';

/** Changes of a case's declaration, found good. */
export interface Edited {
  edit: Pick<ExaminedChange, 'declaration' | 'locks' | 'people'> & {
    changes: Change[];
    declarationRef: string;
  };
  warnings: InputIssue[];
}

/** Refused where the declaration would not be good by the rules it was filed under. */
export function editOf({ state, declaration }: CaseOnRecord, changes: readonly Change[]): Result<Edited> {
  const { bundle, edition, receivedAt } = state.filed;
  const receivedAtMs = Date.parse(receivedAt);
  const examined = examineChange({ bundle, edition, declaration, changes, receivedAtMs });
  if (!examined.ok) return refused({ code: 'invalid-input', errors: examined.errors });
  return done({
    edit: {
      changes: [...changes],
      declaration: examined.declaration,
      declarationRef: state.declarationRef,
      locks: examined.locks,
      people: examined.people,
    },
    warnings: examined.warnings,
  });
}
