import type { z } from 'zod';
import type { CaseFiled, Findable } from '../../../domain/case-events';
import type { Calendar } from '../../../domain/calendar';
import type { InputIssue } from '../../../domain/messages';
import { isWithinBytes, maxBytes } from '../../../domain/schemas/common';
import { issuesOf, unknownMembers } from '../../../domain/schemas/input-issues';
import { dayOf, vietNamInstant } from '../../../domain/viet-nam-time';
import { findEditionInForce } from '../editions';
import { findPlan, type Plan } from '../plan';
import { claimsOf, type LinkedBirth } from './intake';
import { findIntake } from '../../bundles';

/** A declaration found good, with all that filing it needs. */
export interface Examined {
  ok: true;
  edition: string;
  declaration: Readonly<Record<string, unknown>>;
  warnings: InputIssue[];
  plan: Plan;
  flags: CaseFiled['flags'];
  claims: string[];
  people: Findable[];
  /** How to find the birth case of a child that has died; null where nobody's may be running. */
  linkedBirth: LinkedBirth | null;
}
export interface Rejected {
  ok: false;
  errors: InputIssue[];
}

const base = '/declaration';
const below = (issues: InputIssue[]) => issues.map((issue) => ({ ...issue, pointer: base + issue.pointer }));
const rejected = (errors: InputIssue[]): Rejected => ({ ok: false, errors });

/**
 * Looks at a declaration as received at an instant: shape, rules across fields, the edition in force then, the plan.
 * Asks no agency and stores nothing. Pointers are into the request body of `POST /v1/cases`.
 */
export function examine(filing: {
  bundle: string;
  declaration: unknown;
  receivedAtMs: number;
  calendar: Calendar;
}): Examined | Rejected {
  const { bundle, declaration: input, receivedAtMs, calendar } = filing;
  const intake = findIntake(bundle);
  if (!intake) return rejected([{ pointer: '/bundle', code: 'not-allowed' }]);
  const parsed = intake.schema.safeParse(input);
  if (!parsed.success) return rejected(issuesOf({ error: parsed.error, input, base }));
  const declaration = parsed.data;
  if (!isWithinBytes(declaration, maxBytes.declaration))
    return rejected([{ pointer: base, code: 'too-much' }]);
  const edition = findEditionInForce(bundle, dayOf(receivedAtMs));
  if (!edition) return rejected([{ pointer: '/receivedAt', code: 'no-edition' }]);
  const { errors, warnings } = intake.check(declaration, { edition, receivedAtMs });
  if (errors.length > 0) return rejected(below(errors));
  const plan = findPlan({ edition, declaration, receivedAt: vietNamInstant(receivedAtMs), calendar });
  if (!plan) return rejected([{ pointer: '/receivedAt', code: 'no-calendar' }]);
  return {
    ok: true,
    edition: edition.edition,
    declaration: { ...declaration },
    warnings: [...below(warnings), ...unknownMembers(input, declaration, base)],
    plan,
    flags: intake.flags(declaration, { edition, receivedAtMs }),
    claims: claimsOf(bundle, intake, declaration),
    people: intake.people(declaration),
    linkedBirth: intake.childOfBirth?.(declaration) ?? null,
  };
}

/** The form of a bundle's declaration. Throws for no such bundle. */
export function getDeclarationSchema(bundle: string): z.ZodType {
  const intake = findIntake(bundle);
  if (!intake) throw new Error(`no bundle ${bundle}`);
  return intake.schema;
}
