import type { Appointment } from '../../casework/filing/appointment';
import type { ExaminedFiling, GoodFiling } from '../../casework/filing/examine-filing';
import type { LockHolder } from '../../register/life-event-locks';
import type { Language } from '../../domain/messages';
import { sayIssues } from '../problems/problem-json';
import type { DryRunReply, FilingReply } from '../schemas/filing';

/** What whoever files is answered, its doubts in their language. */
export function filingReply(
  appointment: Appointment,
  { examined }: GoodFiling,
  language: Language,
): FilingReply {
  const { caseId, caseCode, trackingCode, filedAt, receivedAt, eventHash, explanation, view } = appointment;
  const { flags, warnings, plan } = examined;
  const { verification, certainty, dueAt } = plan;
  return {
    caseId,
    caseCode,
    trackingCode,
    bundle: view.bundle,
    edition: view.edition,
    status: view.status,
    dueAt,
    flags,
    receipt: { caseCode, receivedAt, filedAt, dueAt, certainty, verification, explanation, eventHash },
    warnings: sayIssues(warnings, language),
  };
}

/** What filing would have said. */
export function dryRunReply(
  { examined: filing, onFile }: { examined: ExaminedFiling; onFile: LockHolder | undefined },
  language: Language,
): DryRunReply {
  const { bundle } = filing;
  if (!filing.ok) {
    const nothing = { edition: null, dueAt: null, certainty: null, flags: [], warnings: [] };
    return { valid: false, bundle, ...nothing, errors: sayIssues(filing.errors, language) };
  }
  const { edition, plan, flags, warnings } = filing.examined;
  const duplicate = onFile ? [{ pointer: '/declaration', code: 'duplicate-case' as const }] : [];
  return {
    valid: !onFile,
    bundle,
    edition,
    dueAt: plan.dueAt,
    certainty: plan.certainty,
    flags,
    errors: sayIssues(duplicate, language),
    warnings: sayIssues(warnings, language),
    ...(onFile && { duplicate: { caseId: onFile.caseId, caseCode: onFile.caseCode } }),
  };
}
