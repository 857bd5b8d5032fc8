import { z } from 'zod';
import type { InputIssue } from '../../domain/messages';
import { InstantInput } from '../../domain/schemas/times';
import { withoutLeftOut } from '../../domain/schemas/left-out';
import { issuesOf, oncePerPointer, textIssues, unknownMembers } from '../../domain/schemas/input-issues';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import { currentCalendar } from '../../procedures/shared/calendar';
import { bundleIds } from '../../procedures/bundles';
import { examine, type Examined } from '../../procedures/shared/intake/examine';

/** A filing, looked at without asking anybody: good, or everything wrong with it. */
export type ExaminedFiling = GoodFiling | { ok: false; bundle: string | null; errors: InputIssue[] };
export interface GoodFiling {
  ok: true;
  bundle: string;
  receivedAt: Instant;
  examined: Examined;
}

/** The declaration is examined by its own bundle's rules (procedures/intake). */
const FilingEnvelope = z.object({
  bundle: z.enum(bundleIds),
  declaration: z.unknown(),
  receivedAt: InstantInput.optional(),
});

/** The portal's clock may be this much ahead of ours; what it says then counts as now. */
const maxSkewMs = 5_000;

export function examineFiling(body: unknown, nowMs: number): ExaminedFiling {
  const texts = textIssues(body);
  const given = withoutLeftOut(body);
  const envelope = FilingEnvelope.safeParse(given);
  if (!envelope.success) {
    const issues = issuesOf({ error: envelope.error, input: given });
    const bundle = findBundle(body);
    return {
      ok: false,
      bundle,
      errors: allErrors(texts, issues, bundle ? declarationErrors(bundle, body, nowMs) : []),
    };
  }
  const { bundle } = envelope.data;
  const declaration = memberOf(body, 'declaration');
  const receivedAtMs = envelope.data.receivedAt ? Date.parse(envelope.data.receivedAt) : nowMs;
  const late: InputIssue[] =
    receivedAtMs > nowMs + maxSkewMs ? [{ pointer: '/receivedAt', code: 'in-the-future' }] : [];
  const countsFromMs = Math.min(receivedAtMs, nowMs);
  const examined = examine({ bundle, declaration, receivedAtMs: countsFromMs, calendar: currentCalendar });
  if (!examined.ok || texts.length > 0 || late.length > 0)
    return { ok: false, bundle, errors: allErrors(texts, late, examined.ok ? [] : examined.errors) };
  const warnings = [...examined.warnings, ...unknownMembers(body, { ...envelope.data, declaration })];
  return { ok: true, bundle, receivedAt: vietNamInstant(countsFromMs), examined: { ...examined, warnings } };
}

/** With a broken envelope the declaration is examined all the same, so that one answer names every wrong field. */
function declarationErrors(bundle: string, body: unknown, nowMs: number): InputIssue[] {
  const declaration = memberOf(body, 'declaration');
  const examined = examine({ bundle, declaration, receivedAtMs: nowMs, calendar: currentCalendar });
  return examined.ok ? [] : examined.errors;
}

const allErrors = (...issues: InputIssue[][]): InputIssue[] => oncePerPointer(issues.flat());

function findBundle(body: unknown): string | null {
  const named = memberOf(body, 'bundle');
  return bundleIds.find((id) => id === named) ?? null;
}

function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? Reflect.get(body, name)
    : undefined;
}
