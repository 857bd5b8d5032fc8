import { deadlineOf } from '../../domain/legal-clock';
import type { FiledCase } from '../../register/file-case';
import { getEdition } from '../../procedures/shared/editions';
import { getCalendar } from '../../procedures/shared/calendar';
import type { Language } from '../problems/language';
import { sayIssues } from '../problems/problem-json';
import type { DryRunReply, FilingReply } from '../schemas/filing';
import type { ExaminedFiling } from '../../casework/filing/examine-filing';

type GoodFiling = Extract<ExaminedFiling, { ok: true }>;

/** What the citizen is handed: the codes, when the case is due and why, and proof of what was filed. */
export function filingReply(
  { caseId, caseCode, trackingCode, filedAt, eventHash, view }: FiledCase,
  { bundle, receivedAt, examined }: GoodFiling,
  language: Language,
): FilingReply {
  const { edition, flags, warnings, plan } = examined;
  const { term } = getEdition(bundle, edition);
  const { verification, certainty, dueAt } = plan;
  const calendar = getCalendar(plan.calendar);
  const { explanation } = deadlineOf({ receivedAt, term, calendar, verification });
  return {
    caseId,
    caseCode,
    trackingCode,
    bundle,
    edition,
    status: view.status,
    dueAt,
    flags,
    receipt: { caseCode, receivedAt, filedAt, dueAt, certainty, verification, explanation, eventHash },
    warnings: sayIssues(warnings, language),
  };
}

/** What filing would have said. */
export function dryRunReply(filing: ExaminedFiling, language: Language): DryRunReply {
  const { bundle } = filing;
  if (!filing.ok) {
    const nothing = { edition: null, dueAt: null, certainty: null, flags: [], warnings: [] };
    return { valid: false, bundle, ...nothing, errors: sayIssues(filing.errors, language) };
  }
  const { edition, plan, flags, warnings } = filing.examined;
  return {
    valid: true,
    bundle,
    edition,
    dueAt: plan.dueAt,
    certainty: plan.certainty,
    flags,
    errors: [],
    warnings: sayIssues(warnings, language),
  };
}
