import { randomUUID } from 'node:crypto';
import { createDossierCases } from '../../casework/decisions/dossier-case';
import { takeDecision } from '../../casework/decisions/take-decision';
import type { CaseEngine } from '../../casework/engine';
import { fold } from '../../domain/fold/fold';
import { snapshotOf } from '../../domain/fold/snapshot';
import type { AgencyId } from '../../domain/agencies';
import { caseOnRecord } from './support/case-on-record';

const { caseId, events, documents } = caseOnRecord();
const view = fold(events, documents);
const snapshot = snapshotOf(events, documents);
const record = { caseId, bundle: 'birth', filedBy: 'portal-1', view, snapshot, updatedAt: view.filedAt };

/** What comes of a refusal on this dossier, from this agency, at an engine that answers so. */
async function take({
  key = `${caseId}/birth/1`,
  from = 'civil-status' as AgencyId,
  isNew = true,
  engine = 'passed' as Awaited<ReturnType<CaseEngine['passDecision']>>,
}): Promise<unknown> {
  const register = {
    findCase: (id: string) => Promise.resolve(id === caseId ? record : undefined),
    findStoredCase: () => Promise.resolve(caseOnRecord()),
    rememberMessage: () => Promise.resolve(isNew),
  };
  const decided = { decidedAt: '2026-11-24T09:00:00+07:00', decidedBy: 'officer-1' };
  const result = await takeDecision(
    {
      register,
      dossiers: createDossierCases(register),
      engine: {
        passDecision: () => Promise.resolve(engine),
        giveOrder: () => Promise.resolve({ kind: 'away' }),
        reconcile: () => Promise.resolve({ kind: 'away' }),
      },
    },
    {
      from,
      messageId: randomUUID(),
      body: { dossierKey: key, decisionId: 'd', decision: 'refused', ...decided },
    },
  );
  return result.ok ? result.value : result.refusal.code;
}

test('a decision is passed on from the agency that decides the step', async () => {
  expect(await take({})).toBe('passed');
});

test("an agency decides nothing of another's, and nothing of a dossier that is not there", async () => {
  expect(await take({ from: 'residence' })).toBe('unknown-dossier');
  expect(await take({ key: `${randomUUID()}/birth/1` })).toBe('unknown-dossier');
  expect(await take({ key: `${caseId}/birth/3` })).toBe('unknown-dossier');
  expect(await take({ key: 'x' })).toBe('unknown-dossier');
});

test('a message counts once; an engine that is away and a case not begun want it again', async () => {
  expect(await take({ isNew: false })).toBe('replayed-message');
  expect(await take({ engine: 'away' })).toBe('engine-away');
  expect(await take({ engine: 'no-workflow' })).toBe('not-now');
});
