import type { z } from 'zod';
import type { CaseFiled } from '../../domain/case-events';
import { NoCalendarError, type Calendar } from '../../domain/calendar';
import type { InputIssue } from '../../domain/messages';
import { issuesOf, unknownMembers } from '../../domain/schemas/input-issues';
import { dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import { findEditionInForce } from '../bundles';
import { planOf, type Plan } from '../plan';
import { birthIntake } from './birth';
import type { Findable, Intake } from './intake';

/** Every bundle's front door; one more bundle is one more line. */
const examiners: Readonly<Record<string, Examiner>> = {
  birth: examinerOf(birthIntake),
};

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
}
export interface Rejected {
  ok: false;
  errors: InputIssue[];
}

/**
 * Looks at a declaration as received at an instant: shape, rules across fields, the edition in force then, the plan.
 * Asks no agency and stores nothing. Pointers are into the request body of `POST /v1/cases`.
 */
export function examine(input: {
  bundle: string;
  declaration: unknown;
  receivedAtMs: number;
  calendar: Calendar;
}): Examined | Rejected {
  const examiner = findExaminer(input.bundle);
  return examiner ? examiner.examine(input) : rejected([{ pointer: '/bundle', code: 'not-allowed' }]);
}

/** The form of a bundle's declaration. Throws for no such bundle. */
export function getDeclarationSchema(bundle: string): z.ZodType {
  const examiner = findExaminer(bundle);
  if (!examiner) throw new Error(`no bundle ${bundle}`);
  return examiner.schema;
}

function findExaminer(bundle: string): Examiner | undefined {
  return Object.hasOwn(examiners, bundle) ? examiners[bundle] : undefined;
}

interface Examiner {
  schema: z.ZodType;
  examine(input: Parameters<typeof examine>[0]): Examined | Rejected;
}

const base = '/declaration';
const below = (issues: InputIssue[]) => issues.map((issue) => ({ ...issue, pointer: base + issue.pointer }));
const rejected = (errors: InputIssue[]): Rejected => ({ ok: false, errors });

function examinerOf<Declaration extends { scope: readonly string[] }>(intake: Intake<Declaration>): Examiner {
  return { schema: intake.schema, examine: (input) => examineWith(intake, input) };
}

function examineWith<Declaration extends { scope: readonly string[] }>(
  intake: Intake<Declaration>,
  { bundle, declaration: input, receivedAtMs, calendar }: Parameters<typeof examine>[0],
): Examined | Rejected {
  const parsed = intake.schema.safeParse(input);
  if (!parsed.success) return rejected(issuesOf({ error: parsed.error, input, base }));
  const declaration = parsed.data;
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
    claims: intake.claims(declaration).map((claim) => `${bundle}/${claim}`),
    people: intake.people(declaration),
  };
}

function findPlan(input: Parameters<typeof planOf>[0]): Plan | undefined {
  try {
    return planOf(input);
  } catch (error) {
    if (error instanceof NoCalendarError) return undefined;
    throw error;
  }
}
