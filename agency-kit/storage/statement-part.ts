/**
 * What a desk writes of its own in the very statement of a decision or reversal, so that both stand or fall together:
 * CTEs that may read `dossier` (key, case_id, step), with values numbered from $1.
 */
export interface StatementPart {
  name: string;
  ctes: string;
  values: readonly unknown[];
}

interface Statement {
  name: string;
  text: (part: string) => string;
  values: readonly unknown[];
}

/** A named statement with the desk's part in it; the part's values follow the statement's. */
export function withPart({ name, text, values }: Statement, part: StatementPart | undefined) {
  if (!part) return { name, text: text(''), values: [...values] };
  const ctes = part.ctes.replace(/\$(\d+)/g, (_, n: string) => `$${values.length + Number(n)}`);
  return { name: `${name}+${part.name}`, text: text(`, ${ctes}`), values: [...values, ...part.values] };
}
