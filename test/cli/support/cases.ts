import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../domain/canonical-json';

export const caseId = '65c429bf-d893-431f-bad7-6cc311afa7d8';

export const step = (id: string, agency: string, state: string, more: object = {}) => ({
  ...{ id, agency, state, round: 1, dossierKey: `${caseId}/${id}/1`, startedAt: null },
  ...{ dueAt: '2026-11-26T17:00:00+07:00', decidedAt: null, result: null, reason: null },
  ...more,
});

export const view = (more: object = {}) => ({
  ...{ caseId, caseCode: '000.00.01.H29-261124-0016', trackingCode: 'NW1Q2D2ZC6C5XHSF' },
  ...{ bundle: 'birth', edition: '2026-09-01', status: 'processing', outcome: null, nationalStatus: 4 },
  ...{ filedAt: '2026-11-24T20:08:20+07:00', dueAt: '2026-11-26T17:00:00+07:00', overdue: false },
  ...{ settledAt: null, flags: [], claims: [] },
  steps: [step('birth', 'civil-status', 'granted'), step('residence', 'residence', 'with-agency')],
  waitingFor: [
    ...[{ who: 'residence', what: 'decision', step: 'residence', then: 'escalate' }].map((wait) => ({
      ...wait,
      since: '2026-11-24T20:08:25+07:00',
      until: '2026-11-26T17:00:00+07:00',
    })),
  ],
  ...more,
});

/** A whole chain of these types. */
export function chain(...types: string[]): Record<string, unknown>[] {
  const events: Record<string, unknown>[] = [];
  for (const type of types) {
    const open = {
      ...{ seq: events.length + 1, at: '2026-11-24T20:08:20+07:00', type, step: null, by: 'system' },
      ...{ data: { round: 1 }, prevHash: events.at(-1)?.['hash'] ?? null },
    };
    events.push({ ...open, hash: createHash('sha256').update(canonicalJson(open)).digest('hex') });
  }
  return events;
}
