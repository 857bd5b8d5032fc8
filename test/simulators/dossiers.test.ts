import { birthDossier, laterDossier, newCaseId, residenceDossier } from '../support/birth-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());
afterEach(async () => {
  for (const agency of ['civil-status', 'residence'] as const) {
    await network.faults(agency, {});
    await network.desk(agency, {});
  }
});

describe('filing a dossier', () => {
  it('is answered as received, decided by callback, and leaves one open effect', async () => {
    const caseId = newCaseId();
    const key = `${caseId}/birth/1`;
    const filed = await network.file('civil-status', key, birthDossier());
    expect(filed).toEqual({ status: 202, body: { key, state: 'received' } });
    const decision = await network.callback(key);
    expect(decision).toMatchObject({ decision: 'granted', dossierKey: key });
    expect(await network.decisionOn('civil-status', key)).toEqual({ key, state: 'granted', decision });
    const [effect, ...more] = await network.ledger('civil-status', caseId);
    expect(effect).toMatchObject({ dossierKey: key, caseId, act: 'birth-registered' });
    expect(effect).not.toHaveProperty('reversedAt');
    expect(more).toEqual([]);
  });

  it('twice is once, also side by side, and the answer stays the same after the decision', async () => {
    const caseId = newCaseId();
    const key = `${caseId}/birth/1`;
    const dossier = birthDossier();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => network.file('civil-status', key, dossier)),
    );
    await network.callback(key);
    answers.push(await network.file('civil-status', key, dossier));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await network.ledger('civil-status', caseId)).toHaveLength(1);
  });

  it('under a key in use with another body is refused', async () => {
    const key = `${newCaseId()}/birth/1`;
    await network.file('civil-status', key, birthDossier());
    expect(await network.file('civil-status', key, birthDossier())).toMatchObject({
      status: 409,
      body: { code: 'other-content' },
    });
  });

  it('names the wrong fields of a message that is wrong as a message, and keeps nothing', async () => {
    const key = `${newCaseId()}/birth/1`;
    const { child, ...rest } = birthDossier();
    const answer = await network.file('civil-status', key, { ...rest, child: { ...child, sex: 'unknown' } });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid-message', errors: [{ pointer: '/dossier/child/sex' }] },
    });
    expect((await network.send('civil-status', 'GET', key)).status).toBe(404);
  });

  it('takes effect once although every answer gets lost', async () => {
    const caseId = newCaseId();
    const key = `${caseId}/residence/1`;
    const dossier = residenceDossier();
    await network.faults('residence', { loseAnswerRate: 1 });
    expect((await network.file('residence', key, dossier)).status).toBe(502);
    expect((await network.file('residence', key, dossier)).status).toBe(502);
    await network.faults('residence', {});
    expect((await network.callback(key)).decision).toBe('granted');
    expect(await network.ledger('residence', caseId)).toHaveLength(1);
  });

  it('is an outage while the agency is out, and leaves no trace', async () => {
    const key = `${newCaseId()}/residence/1`;
    await network.faults('residence', { outage: true });
    expect((await network.file('residence', key, residenceDossier())).status).toBe(503);
    await network.faults('residence', {});
    expect((await network.send('residence', 'GET', key)).status).toBe(404);
  });

  it('is refused as wrong as often as asked for, before any effect', async () => {
    const key = `${newCaseId()}/residence/1`;
    const dossier = residenceDossier();
    await network.faults('residence', { reject: { status: 422, code: 'form-outdated', times: 1 } });
    expect(await network.file('residence', key, dossier)).toMatchObject({
      status: 422,
      body: { code: 'form-outdated' },
    });
    expect((await network.file('residence', key, dossier)).status).toBe(202);
  });
});

describe('taking a dossier back', () => {
  it('succeeds before a decision, as often as asked, and no decision follows', async () => {
    const key = `${newCaseId()}/residence/1`;
    await network.desk('residence', { mode: 'manual' });
    await network.file('residence', key, residenceDossier());
    const reason = { reason: 'changed their mind' };
    for (let i = 0; i < 2; i++) {
      const answer = await network.send('residence', 'POST', key, '/withdrawal', reason);
      expect(answer).toEqual({ status: 200, body: { state: 'withdrawn' } });
    }
    await network.desk('residence', { mode: 'auto' });
    const byHand = await network.sim('residence', 'POST', `/dossiers/${encodeURIComponent(key)}/decision`, {
      decision: 'granted',
    });
    expect(byHand.status).toBe(409);
    expect(await network.decisionOn('residence', key)).toEqual({ key, state: 'withdrawn' });
  });

  it('comes too late after a decision, and then the decision counts', async () => {
    const key = `${newCaseId()}/residence/1`;
    await network.decided('residence', key, residenceDossier());
    const answer = await network.send('residence', 'POST', key, '/withdrawal', { reason: 'too late' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'already-decided' } });
    expect(await network.decisionOn('residence', key)).toMatchObject({ state: 'granted' });
  });
});

describe('undoing a grant', () => {
  const undo = { kind: 'undo', act: 'remove-residence', reason: 'the birth was annulled' };

  it('marks its effect as reversed, and says so again when asked again', async () => {
    const caseId = newCaseId();
    const key = `${caseId}/residence/1`;
    await network.decided('residence', key, residenceDossier());
    for (let i = 0; i < 2; i++) {
      const answer = await network.send('residence', 'POST', key, '/reversal', undo);
      expect(answer).toEqual({ status: 200, body: { state: 'reversed' } });
    }
    expect(await network.ledger('residence', caseId)).toEqual([
      expect.objectContaining({ dossierKey: key, reversedAt: expect.any(String) as string }),
    ]);
    expect(await network.decisionOn('residence', key)).toMatchObject({ state: 'reversed' });
  });

  it('of a civil act needs the decision of an authority', async () => {
    const key = `${newCaseId()}/birth/1`;
    await network.decided('civil-status', key, birthDossier());
    const annul = { kind: 'on-decision', act: 'annul-birth', reason: 'registered twice' };
    const bare = await network.send('civil-status', 'POST', key, '/reversal', annul);
    expect(bare).toMatchObject({ status: 400, body: { code: 'decision-required' } });
    const decision = { number: '12/QĐ-UBND', on: '2026-11-24', by: 'UBND phường' };
    const decided = await network.send('civil-status', 'POST', key, '/reversal', { ...annul, decision });
    expect(decided).toEqual({ status: 200, body: { state: 'reversed' } });
  });

  it('frees its subject for another case', async () => {
    const dossier = laterDossier();
    const key = `${newCaseId()}/identity-card/1`;
    const other = newCaseId();
    await network.decided('identity', key, dossier);
    const twice = await network.decided('identity', `${other}/identity-card/1`, dossier);
    expect(twice).toMatchObject({ decision: 'refused', reason: { code: 'card-exists' } });
    const decision = { number: '3/QĐ-CA', on: '2026-11-24', by: 'Công an' };
    await network.send('identity', 'POST', key, '/reversal', {
      kind: 'on-decision',
      act: 'revoke-identity-card',
      reason: 'issued in error',
      decision,
    });
    const again = await network.decided('identity', `${other}/identity-card/2`, dossier);
    expect(again.decision).toBe('granted');
  });
});

it('a later round of a granted step replaces its effect: one row open, the old one reversed', async () => {
  const caseId = newCaseId();
  const dossier = birthDossier();
  await network.decided('civil-status', `${caseId}/birth/1`, dossier);
  const child = { ...dossier.child, name: 'Nguyễn Minh Đăng' };
  const second = await network.decided('civil-status', `${caseId}/birth/2`, { ...dossier, child });
  expect(second.decision).toBe('granted');
  const rows = await network.ledger('civil-status', caseId);
  expect(rows.map((row) => [row['dossierKey'], row['reversedAt'] !== undefined])).toEqual([
    [`${caseId}/birth/1`, true],
    [`${caseId}/birth/2`, false],
  ]);
});

describe('supplementing a dossier', () => {
  it('opens the next round with what was changed, and that round is decided', async () => {
    const caseId = newCaseId();
    const { householdHead, ...rest } = residenceDossier();
    const key = `${caseId}/residence/1`;
    const newKey = `${caseId}/residence/2`;
    const silent = { personalId: householdHead.personalId, name: householdHead.name };
    const asked = await network.decided('residence', key, { ...rest, householdHead: silent });
    expect(asked).toMatchObject({
      decision: 'supplement-requested',
      fields: [{ pointer: '/residence/householdHead/consent' }],
    });
    const changes = [{ pointer: '/residence/householdHead/consent', value: true }];
    for (let i = 0; i < 2; i++) {
      const answer = await network.send('residence', 'POST', key, '/supplement', { changes, newKey });
      expect(answer).toEqual({ status: 202, body: { key: newKey, state: 'received' } });
    }
    expect((await network.callback(newKey)).decision).toBe('granted');
  });

  it('that nobody asked for is refused', async () => {
    const key = `${newCaseId()}/residence/1`;
    await network.decided('residence', key, residenceDossier());
    const answer = await network.send('residence', 'POST', key, '/supplement', {
      changes: [],
      newKey: `${key}0`,
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'nothing-asked' } });
  });
});
