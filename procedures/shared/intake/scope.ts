import type { InputIssue } from '../../../domain/messages';
import type { Edition } from '../definition';

/** The applicant's choice of steps: only those of the edition, each once, never without the first. */
export function scopeIssues(scope: readonly string[], { steps }: Edition): InputIssue[] {
  const known = steps.map(({ id }) => id);
  const issues = scope.flatMap((id, i): InputIssue[] => {
    const pointer = `/scope/${i}`;
    if (!known.includes(id)) return [{ pointer, code: 'unknown-step' }];
    return scope.indexOf(id) < i ? [{ pointer, code: 'listed-twice' }] : [];
  });
  const needed = steps.filter(({ optional }) => !optional).every(({ id }) => scope.includes(id));
  return needed ? issues : [...issues, { pointer: '/scope', code: 'step-needed' }];
}
