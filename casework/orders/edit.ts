import type { InputIssue } from '../../domain/messages';
import { examineChange, type ExaminedChange } from '../../procedures/shared/intake/examine-change';
import type { Change } from '../../workflows/messages';
import { invalidInput } from '../../api/problems/problem';
import type { CaseFile } from '../case-on-record';

/** Changes of a case's declaration, found good. */
export interface Edited {
  edit: Pick<ExaminedChange, 'declaration' | 'claims' | 'people'> & {
    changes: Change[];
    declarationRef: string;
  };
  warnings: InputIssue[];
}

/** Throws 400 where the declaration would not be good by the rules it was filed under. */
export function editOf({ state, declaration }: CaseFile, changes: readonly Change[]): Edited {
  const { bundle, edition, receivedAt } = state.filed;
  const receivedAtMs = Date.parse(receivedAt);
  const examined = examineChange({ bundle, edition, declaration, changes, receivedAtMs });
  if (!examined.ok) throw invalidInput(examined.errors);
  return {
    edit: {
      changes: [...changes],
      declaration: examined.declaration,
      declarationRef: state.declarationRef,
      claims: examined.claims,
      people: examined.people,
    },
    warnings: examined.warnings,
  };
}
