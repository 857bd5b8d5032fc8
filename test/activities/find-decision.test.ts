import { ModelRegister } from '../support/model-register';
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
  const contentType = status < 400 ? 'application/json' : 'application/problem+json';
  const client = createDossierClient({
    send: () => Promise.resolve({ status, body, contentType, signedBy: 'civil-status' }),
    papers: { read: () => Readable.from([]) },
    holders: new ModelRegister(),
  });
  const question = {
    agency: 'civil-status' as const,
    bundle: 'birth',
    edition: '2026-09-01',
    caseId,
    step: 'birth',
    key,
    known,
  };
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
  expect(await ask({ code: 'unknown-dossier' }, { status: 404 })).toEqual({
    atMs: expect.any(Number) as number,
    decision: null,
  });
});

const asks = (...fields: string[]) =>
  decision({
    decision: 'supplement-requested',
    result: undefined,
    fields: fields.map((pointer) => ({ pointer })),
  });

test.each<[string, unknown, string]>([
  ['of another case', held({ decision: decision({ dossierKey: `${randomUUID()}/birth/1` }) }), 'wrong-key'],
  ['of another step', held({ decision: decision({ dossierKey: `${caseId}/residence/1` }) }), 'wrong-key'],
  ['of another round', held({ decision: decision({ dossierKey: `${caseId}/birth/2` }) }), 'wrong-key'],
  ['held under another key', held({ key: `${caseId}/birth/2` }), 'wrong-answer'],
  ['without the result that its step has to bring', held({ decision: decision({ result: {} }) }), 'required'],
  ['with text that cannot be stored', held({ decision: decision({ decidedBy: 'a\0' }) }), 'unstorable-text'],
  ['that is none', held({ decision: 'granted' }), 'wrong-type'],
  ['that is not there', held({ decision: undefined }), 'required'],
  ['in an answer that is none', 'a page', 'wrong-answer'],
  ['that asks for what the form does not have', held({ decision: asks('/no/such') }), 'unknown-pointer'],
  ['that asks for the whole declaration', held({ decision: asks('') }), 'unknown-pointer'],
  [
    'that asks for 260 fields',
    held({ decision: asks(...Array.from({ length: 260 }, () => '/child/name')) }),
    'too-many',
  ],
  [
    'of more than it may hold',
    held({ decision: decision({ result: { ...result, note: 'x'.repeat(20_000) } }) }),
    'too-much',
  ],
])('a decision %s cannot be used, and is told once', async (_what, body, code) => {
  const found = await ask(body);
  const unusable = { dossierKey: key, code, digest: expect.any(String) as string };
  expect(found).toEqual({ atMs: expect.any(Number) as number, decision: null, unusable });
  const { digest } = (found as { unusable: { digest: string } }).unusable;
  expect(await ask(body, { known: [digest] }).catch(undecided)).toBe('undecided');
});

test('a decision known already, a question refused, and a dossier undecided are asked for again', async () => {
  expect(await ask(held(), { known: ['d1'] }).catch(undecided)).toBe('undecided');
  expect(await ask({}, { status: 403 }).catch(undecided)).toBe('undecided');
  expect(await ask(held({ state: 'received', decision: undefined })).catch(undecided)).toBe('undecided');
});
