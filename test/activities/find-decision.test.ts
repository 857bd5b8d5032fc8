import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createDossierClient } from '../../activities/dossier-client';

const logger = new DefaultLogger('ERROR');
const caseId = randomUUID();
const key = `${caseId}/birth/1`;
const result = {
  personalId: '079226000001',
  book: { number: '1', volume: '01/2026', page: '1' },
  registeredOn: '2026-11-24',
};
const decision = (over: object = {}) => ({
  dossierKey: key,
  decisionId: 'd1',
  decision: 'granted',
  result,
  decidedAt: '2026-11-24T09:00:00+07:00',
  decidedBy: 'officer-1',
  ...over,
});
const held = (over: object = {}) => ({ key, state: 'granted', decision: decision(), ...over });

/** What comes of asking an agency that answers so. */
async function ask(body: unknown, { status = 200, known = [] as string[] } = {}): Promise<unknown> {
  const client = createDossierClient({
    send: () => Promise.resolve({ status, body }),
    papers: { read: () => Readable.from([]) },
  });
  const question = { agency: 'civil-status' as const, caseId, step: 'birth', key, known };
  const found: unknown = await new MockActivityEnvironment(undefined, { logger }).run(() =>
    client.findDecision(question),
  );
  return found;
}

/** Not decided yet: asked again, and not before some seconds have passed. */
const undecided = (error: unknown) =>
  error instanceof ApplicationFailure && Number(error.nextRetryDelay) >= 5_000 ? 'undecided' : error;

test('a decision that is asked for is the one that its agency would have sent', async () => {
  expect(await ask(held())).toEqual({ atMs: expect.any(Number) as number, decision: decision() });
});

test('an agency that does not know the dossier is an answer, and no decision', async () => {
  expect(await ask({}, { status: 404 })).toEqual({ atMs: expect.any(Number) as number, decision: null });
});

test.each<[string, unknown]>([
  ['of another case', held({ decision: decision({ dossierKey: `${randomUUID()}/birth/1` }) })],
  ['of another step', held({ decision: decision({ dossierKey: `${caseId}/residence/1` }) })],
  ['of another round', held({ decision: decision({ dossierKey: `${caseId}/birth/2` }) })],
  ['held under another key', held({ key: `${caseId}/birth/2` })],
  ['without the result that its step has to bring', held({ decision: decision({ result: {} }) })],
  ['with text that cannot be stored', held({ decision: decision({ decidedBy: 'a\0' }) })],
  ['that is none', held({ decision: 'granted' })],
  ['in an answer that is none', 'a page'],
])('a decision %s changes nothing, and is asked for again in a while', async (_what, body) => {
  expect(await ask(body).catch(undecided)).toBe('undecided');
});

test('a decision known already, a question refused, and a dossier undecided are asked for again', async () => {
  expect(await ask(held(), { known: ['d1'] }).catch(undecided)).toBe('undecided');
  expect(await ask({}, { status: 403 }).catch(undecided)).toBe('undecided');
  expect(await ask(held({ state: 'received', decision: undefined })).catch(undecided)).toBe('undecided');
});
