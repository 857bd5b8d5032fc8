/**
 * What a correction or a supplement makes of a case's declaration: the changes applied one after another, and the
 * whole looked at again by the form and the rules that the case was filed under. Not for workflows (zod).
 */
import type { DeclaredFacts } from '../../../domain/declared-facts';
import type { LifeEventLock } from '../../../domain/life-events';
import { canonicalJson } from '../../../domain/canonical-json';
import { findPointerParts, findWithValueAt, isBelow, valueAt } from '../../../domain/json-pointer';
import type { InputCode, InputIssue } from '../../../domain/messages';
import type { Change } from '../../../domain/orders';
import { isWithinBytes, maxBytes } from '../../../domain/schemas/common';
import { isLeftOut, withoutLeftOut } from '../../../domain/schemas/left-out';
import { issuesOf, unknownMembers } from '../../../domain/schemas/input-issues';
import type { Day } from '../../../domain/viet-nam-time';
import { getEdition, getForm } from '../../bundles';
import type { Edition } from '../definition';
import { issuesOfChanges } from './change-pointers';
import type { Rejected } from './examine';
import { factsOf } from './facts';
import type { Intake, Scoped } from './intake';
import { lifeEventOf, type LifeEvent } from './life-event';

export interface ExaminedChange {
  ok: true;
  /** As it now stands, in the form in which declarations are stored. */
  declaration: Readonly<Record<string, unknown>>;
  /** The locks on life events that the case then holds and did not hold before. */
  takes: LifeEventLock[];
  facts: DeclaredFacts;
  /** What a case of the same event would be recognised by since, and the change that says so; null where nothing is doubtful. */
  doubt: LifeEvent['doubt'];
  /** Doubts that the changes have raised. */
  warnings: InputIssue[];
  /** The pointers under which something is now different; empty where nothing changes. */
  changed: string[];
}

/** Throws for an edition never published. Pointers of issues are into the body that holds `changes`. */
export function examineChange(input: {
  bundle: string;
  edition: Day;
  declaration: unknown;
  changes: readonly Change[];
  receivedAtMs: number;
}): ExaminedChange | Rejected {
  const { bundle, changes, receivedAtMs } = input;
  const edition = getEdition(bundle, input.edition);
  const intake = getForm(edition);
  const before = intake.schema.parse(input.declaration);
  const applied = apply(before, changes);
  const after = parse(intake, applied.document, changes);
  if (!after.ok) return { ok: false, errors: [...applied.errors, ...after.errors] };
  if (applied.errors.length > 0) return { ok: false, errors: applied.errors };
  if (!isWithinBytes(after.declaration, maxBytes.declaration))
    return { ok: false, errors: [{ pointer: '/changes', code: 'too-much' }] };
  const context = { edition, receivedAtMs };
  const known = intake.check(before, context);
  const found = intake.check(after.declaration, context);
  const errors = broughtBy(changes, found.errors, known.errors);
  if (errors.length > 0) return { ok: false, errors };
  const moved = stepIssues({ intake, edition, before, after: after.declaration, changes });
  if (moved.length > 0) return { ok: false, errors: moved };
  const was = lifeEventOf(bundle, intake, before);
  const is = lifeEventOf(bundle, intake, after.declaration);
  return {
    ok: true,
    declaration: { ...after.declaration },
    takes: is.locks.filter((lock) => !was.locks.includes(lock)),
    doubt: newDoubt({ was, is, changes }),
    facts: factsOf(intake, after.declaration, context),
    warnings: [...broughtBy(changes, found.warnings, known.warnings), ...after.unknown],
    changed: changedPointers(before, after.declaration, changes),
  };
}

/** The case itself is recognised by what it has said before, and what was doubtful then is not for the change to answer. */
function newDoubt(of: { was: LifeEvent; is: LifeEvent; changes: readonly Change[] }): LifeEvent['doubt'] {
  const { was, is, changes } = of;
  const marks =
    is.doubt?.marks.filter((mark) => ![...was.marks, ...(was.doubt?.marks ?? [])].includes(mark)) ?? [];
  if (!is.doubt || marks.length === 0 || changes.length === 0) return null;
  const { pointer } = is.doubt;
  const [issue] = issuesOfChanges([{ pointer, code: 'possible-duplicate' }], changes);
  return issue ? { pointer: issue.pointer, marks } : null;
}

function apply(declaration: unknown, changes: readonly Change[]) {
  const errors: InputIssue[] = [];
  let document = declaration;
  changes.forEach(({ pointer, value }, i) => {
    const parts = findPointerParts(pointer) ?? [];
    const refuse = (code: InputCode) => errors.push({ pointer: `/changes/${i}/pointer`, code });
    if (parts.length === 0) return refuse('unknown-pointer');
    if (parts[0] === 'scope') return refuse('not-correctable');
    const given = withoutLeftOut(value);
    const changed = findWithValueAt(document, parts, isLeftOut(given) ? undefined : given);
    if (changed === undefined) return refuse('unknown-pointer');
    document = changed;
  });
  return { document, errors };
}

type Parsed = { ok: true; declaration: Scoped; unknown: InputIssue[] } | Rejected;

/** A field that the form does not have is left out by its schema, and so told apart from one it has. */
function parse(intake: Intake<Scoped>, changed: unknown, changes: readonly Change[]): Parsed {
  const document = withoutLeftOut(changed);
  const parsed = intake.schema.safeParse(document);
  if (!parsed.success) {
    const issues = issuesOf({ error: parsed.error, input: document });
    return { ok: false, errors: issuesOfChanges(issues, changes) };
  }
  const unknown = unknownMembers(document, parsed.data);
  const errors = changes.flatMap(({ pointer }, i): InputIssue[] =>
    unknown.some((issue) => isBelow(pointer, issue.pointer))
      ? [{ pointer: `/changes/${i}/pointer`, code: 'unknown-pointer' }]
      : [],
  );
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, declaration: parsed.data, unknown: issuesOfChanges(unknown, changes) };
}

/** A case keeps its steps and those who decide them: what begins, ceases or moves is a matter of its own. */
function stepIssues(input: {
  intake: Intake<Scoped>;
  edition: Edition;
  before: Scoped;
  after: Scoped;
  changes: readonly Change[];
}): InputIssue[] {
  const { intake, edition, before, after, changes } = input;
  const found = findStepChange(edition, before, after);
  if (!found) return [];
  // The first change after which it is so; one that cannot stand without those after it is not told apart.
  const i = changes.findIndex((_, n) => {
    const { document } = apply(before, changes.slice(0, n + 1));
    const parsed = intake.schema.safeParse(withoutLeftOut(document));
    return parsed.success && findStepChange(edition, before, parsed.data);
  });
  return [{ pointer: `/changes/${Math.max(i, 0)}/value`, code: found }];
}

function findStepChange({ steps }: Edition, before: Scoped, after: Scoped): InputCode | undefined {
  const asked = steps.filter(({ id }) => before.scope.includes(id));
  const applies = (declaration: Scoped) =>
    asked.map((step) => (step.notApplicable?.(declaration) ?? null) === null).join();
  if (applies(before) !== applies(after)) return 'changes-scope';
  const provides = (declaration: Scoped) => steps.map((step) => step.provides?.isDue?.(declaration)).join();
  if (provides(before) !== provides(after)) return 'changes-scope';
  const deciders = (declaration: Scoped) => asked.map((step) => step.decidedBy?.(declaration)).join();
  return deciders(before) === deciders(after) ? undefined : 'changes-decider';
}

function changedPointers(before: unknown, after: unknown, changes: readonly Change[]): string[] {
  const differs = (pointer: string) => {
    // What is added to the end of a list changes the list.
    const parts = findPointerParts(pointer.replace(/\/-$/, '')) ?? [];
    const [was, is] = [before, after].map((document) => canonicalJson(valueAt(document, parts) ?? null));
    return was !== is;
  };
  return [...new Set(changes.map(({ pointer }) => pointer))].filter(differs);
}

/** What was amiss before, and lies outside the changes, is not for them to answer. */
function broughtBy(
  changes: readonly Change[],
  found: readonly InputIssue[],
  known: readonly InputIssue[],
): InputIssue[] {
  const isNew = ({ pointer, code }: InputIssue) =>
    changes.some((change) => isBelow(pointer, change.pointer)) ||
    !known.some((one) => one.pointer === pointer && one.code === code);
  return issuesOfChanges(found.filter(isNew), changes);
}
