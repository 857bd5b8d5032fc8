import type { CaseFiledData } from '../../../domain/case-events';
import type { Calendar } from '../../../domain/calendar';
import type { InputIssue } from '../../../domain/messages';
import { isWithinBytes, maxBytes } from '../../../domain/schemas/common';
import { withoutLeftOut } from '../../../domain/schemas/left-out';
import { issuesOf, unknownMembers } from '../../../domain/schemas/input-issues';
import { dayOf, vietNamInstant } from '../../../domain/viet-nam-time';
import { findBundle, findEditionInForce, getForm } from '../../bundles';
import { findPlan, type Plan } from '../plan';
import { linkOf } from './case-link';
import type { CaseLink } from './intake';
import { lifeEventOf, type LifeEvent } from './life-event';

/** A declaration found good, with all that filing it needs. */
export interface Examined extends LifeEvent {
  ok: true;
  edition: string;
  declaration: Readonly<Record<string, unknown>>;
  warnings: InputIssue[];
  plan: Plan;
  flags: CaseFiledData['flags'];
  /** How to find a case about the same person, where a grant of the one ends the other; null where there may be none. */
  linksTo: CaseLink | null;
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
  const [oldest] = findBundle(bundle)?.editions ?? [];
  if (!oldest) return rejected([{ pointer: '/bundle', code: 'not-allowed' }]);
  const edition = findEditionInForce(bundle, dayOf(receivedAtMs));
  const intake = getForm(edition ?? oldest);
  const given = withoutLeftOut(input);
  const parsed = intake.schema.safeParse(given);
  if (!parsed.success) return rejected(issuesOf({ error: parsed.error, input: given, base }));
  const declaration = parsed.data;
  if (!isWithinBytes(declaration, maxBytes.declaration))
    return rejected([{ pointer: base, code: 'too-much' }]);
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
    ...lifeEventOf(bundle, intake, declaration),
    linksTo: linkOf(intake, declaration),
  };
}
