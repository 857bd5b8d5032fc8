import { createHmac, randomUUID } from 'node:crypto';
import { findChainProblem } from '../../domain/chain-check';
import { sha256 } from '../../register/digest';
import { birthDeclaration, examined } from '../support/declarations';
import {
  filedCase,
  filedDraft,
  grantedDraft,
  refusedDraft,
  RegisterOnPostgres,
} from './support/register-on-postgres';

jest.setTimeout(30_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
}, 60_000);
afterAll(() => on.stop());

const tables = [
  'cases',
  'case_events',
  'case_documents',
  'case_search',
  'life_event_locks',
  'idempotency_keys',
];
const rowCounts = async () => {
  const counts = tables.map((table) => `(SELECT count(*)::int FROM register.${table}) AS ${table}`);
  const [row] = await on.sql(`SELECT ${counts.join(', ')}`);
  return row;
};
const times = <T>(count: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));

describe('filing a case', () => {
  test('stores it whole: the case, its first event, its codes, and who is in it', async () => {
    const { caseId, caseCode, trackingCode } = await on.fileCase({ caller: 'portal-7' });
    expect(caseCode).toMatch(/^000\.00\.01\.H29-\d{6}-\d{4,}$/);
    expect(trackingCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const record = await on.register.findCase(caseId);
    expect(record).toMatchObject({ caseId, bundle: 'birth', filedBy: 'portal-7' });
    expect(record?.view).toMatchObject({
      caseCode,
      trackingCode,
      status: 'processing',
      edition: '2026-09-01',
    });
    expect(await on.register.findCaseByTrackingCode(trackingCode)).toMatchObject({ caseId });
    const events = await on.events(caseId);
    expect(events).toEqual([
      expect.objectContaining({ seq: 1, type: 'case-filed', by: 'citizen', prevHash: null }),
    ]);
    expect(findChainProblem(events, sha256)).toBeUndefined();
  });

  test('is all or nothing: when the answer cannot be made, nothing of the case is kept', async () => {
    const before = await rowCounts();
    const declaration = birthDeclaration();
    const key = randomUUID();
    const failing = on.register.fileCase({
      caller: 'portal',
      path: '/v1/cases',
      key,
      body: declaration,
      bundle: 'birth',
      examined: examined(declaration),
      receivedAt: '2026-11-23T09:00:00+07:00',
      filedBy: 'portal',
      by: 'citizen',
      channel: 'online',
      answerOf: () => {
        throw new Error('no answer');
      },
    });
    await expect(failing).rejects.toThrow('no answer');
    expect(await rowCounts()).toEqual(before);
    expect((await on.file({ key, declaration })).kind).toBe('filed');
  });

  test('gives out every case code of a day once, also to many at once', async () => {
    const cases = await times(20, () => on.fileCase());
    expect(new Set(cases.map(({ caseCode }) => caseCode)).size).toBe(20);
    expect(new Set(cases.map(({ trackingCode }) => trackingCode)).size).toBe(20);
  });

  test('tells those who listen, once it is on file', async () => {
    let told: () => void = () => undefined;
    const announced = new Promise<void>((resolve) => (told = resolve));
    const stop = on.register.onCaseFiled(() => told());
    try {
      const listening = async () =>
        (await on.sql(`SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN lienthong_case_filed'`)).length >
        0;
      while (!(await listening()));
      await on.fileCase();
      await announced;
    } finally {
      stop();
    }
  });
});

describe('one key', () => {
  test('sent 50 times in parallel is one case and 50 equal answers', async () => {
    const filing = { key: randomUUID(), declaration: birthDeclaration() };
    const before = await rowCounts();
    const outcomes = await times(50, () => on.file(filing));
    const answers = outcomes.flatMap((outcome) => (outcome.kind === 'filed' ? [outcome.answer] : []));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(49);
    expect(outcomes[0]?.kind).toBe('filed');
    expect((await rowCounts())?.['cases']).toBe(Number(before?.['cases']) + 1);
  });

  test('for another body is refused, also when both come at once; the same body in another order is the same', async () => {
    const key = randomUUID();
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ key, declaration });
    expect((await on.file({ key })).kind).toBe('key-reused');
    const reordered = Object.fromEntries(Object.entries(declaration).reverse());
    expect(await on.fileCase({ key, declaration, body: reordered })).toMatchObject({ caseId });
    const contested = randomUUID();
    const kinds = (await times(10, () => on.file({ key: contested }))).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['filed', ...Array<string>(9).fill('key-reused')]);
  });

  test('under which several are answered at once has the first answer, for all of them and ever after', async () => {
    const request = { caller: 'ops', path: '/v1/orders', key: randomUUID(), body: {} };
    const answers = await times(20, (i) =>
      on.register.rememberAnswer(request, { status: 202, body: { orderId: String(i) } }),
    );
    const said = answers.flatMap((given) => (given.kind === 'answered' ? [given.answer] : []));
    expect(new Set(said.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(said.filter(({ replayed }) => replayed)).toHaveLength(19);
    const first = { kind: 'answered', answer: { ...said[0], replayed: true } };
    expect(await on.register.findAnswer(request)).toEqual(first);
    expect(await on.register.rememberAnswer({ ...request, body: [] }, { status: 202, body: {} })).toEqual({
      kind: 'key-reused',
    });
  });

  test('belongs to its caller', async () => {
    const key = randomUUID();
    const mine = await on.fileCase({ key, caller: 'portal-1' });
    const yours = await on.fileCase({ key, caller: 'portal-2' });
    expect(yours.caseId).not.toBe(mine.caseId);
  });

  test('is known by its answer before anything is examined', async () => {
    const request = { caller: 'portal', path: '/v1/cases', key: randomUUID(), body: birthDeclaration() };
    expect(await on.register.findAnswer(request)).toEqual({ kind: 'unknown' });
    const filed = await on.fileCase({ key: request.key, declaration: request.body });
    expect(await on.register.findAnswer(request)).toMatchObject({
      kind: 'answered',
      answer: { status: 201, body: { caseId: filed.caseId } },
    });
    expect(await on.register.findAnswer({ ...request, body: {} })).toEqual({ kind: 'key-reused' });
  });
});

describe('one birth that may be another’s', () => {
  const found = (name: string) => {
    const base = birthDeclaration();
    const child = { ...base.child, name, birthCertificateNumber: undefined, birthProof: { type: 'minutes' } };
    const { applicant, identityCard, healthInsurance } = base;
    const parentage = 'abandoned';
    const parts = { applicant, identityCard, healthInsurance };
    return { ...parts, child, parentage, office: { province: '79', commune: '26740' }, scope: ['birth'] };
  };

  test('by name, day and commune alone is taken, and the doubt is told', async () => {
    const doubtful: boolean[] = [];
    const file = () =>
      on.file({ declaration: found('Trần Thị Ước'), tell: ({ isDoubtful }) => doubtful.push(isDoubtful) });
    const outcomes = [await file(), await file()];
    expect(outcomes.map(({ kind }) => kind)).toEqual(['filed', 'filed']);
    expect(doubtful).toEqual([false, true]);
    expect(await on.register.isRecognised(examined(found('Lê An')).doubt?.marks ?? [])).toBe(false);
    expect(await on.register.isRecognised(examined(found('Trần Thị Ước')).doubt?.marks ?? [])).toBe(true);
  });
});

describe('one birth', () => {
  test('filed under 20 keys at once is one case, and the others are told which', async () => {
    const declaration = birthDeclaration();
    const outcomes = await times(20, () => on.file({ declaration }));
    const filed = outcomes.filter(({ kind }) => kind === 'filed');
    expect(filed).toHaveLength(1);
    const { caseId, caseCode } = filedCase(filed[0]!);
    const others = outcomes.filter(({ kind }) => kind !== 'filed');
    expect(others).toEqual(Array(19).fill({ kind: 'duplicate-case', caseId, caseCode }));
  });

  test('leaves no key behind where it was on file, so a mended body may use the key again', async () => {
    const declaration = birthDeclaration();
    await on.fileCase({ declaration });
    const key = randomUUID();
    expect((await on.file({ key, declaration })).kind).toBe('duplicate-case');
    expect((await on.file({ key })).kind).toBe('filed');
  });

  test('locked in whatever order never makes two families wait for one another', async () => {
    const pair = (i: number) => [`a/${Math.floor(i / 2)}`, `b/${Math.floor(i / 2)}`];
    const kinds = (await times(40, (i) => on.file({ locks: i % 2 === 0 ? pair(i) : pair(i).reverse() }))).map(
      ({ kind }) => kind,
    );
    expect(kinds.filter((kind) => kind === 'filed')).toHaveLength(20);
    expect(kinds.filter((kind) => kind === 'duplicate-case')).toHaveLength(20);
  });

  test('of twins is two cases', async () => {
    const one = birthDeclaration();
    const paper = birthDeclaration().child.birthCertificateNumber;
    const other = { ...one, child: { ...one.child, birthOrder: 2, birthCertificateNumber: paper } };
    expect((await on.fileCase({ declaration: one })).caseId).not.toBe(
      (await on.fileCase({ declaration: other })).caseId,
    );
  });

  test('may be filed again once the first was refused, and not while it stands', async () => {
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ declaration });
    await on.register.appendEvents(caseId, [filedDraft('run/1', caseId)]);
    expect((await on.file({ declaration })).kind).toBe('duplicate-case');
    await on.register.appendEvents(caseId, [refusedDraft('run/2')]);
    const again = await on.fileCase({ declaration });
    expect(again.caseId).not.toBe(caseId);
    await on.register.appendEvents(again.caseId, [filedDraft('run/1', again.caseId), grantedDraft('run/2')]);
    expect(await on.file({ declaration })).toMatchObject({ kind: 'duplicate-case', caseId: again.caseId });
  });

  test('is remembered by a digest that names nobody', async () => {
    const { caseId } = await on.fileCase();
    const locks = await on.sql('SELECT lock FROM register.life_event_locks WHERE case_id = $1', [caseId]);
    expect(locks).toHaveLength(2);
    for (const { lock } of locks) expect(lock).toMatch(/^[0-9a-f]{64}$/);
  });

  test('by a digest that nobody can make who does not have the key of the register', async () => {
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ declaration });
    const [{ inner_block: inner, outer_block: outer } = {}] = await on.sql(
      'SELECT * FROM register.digest_key',
    );
    const key = (block: unknown, pad: number) => (block as Buffer).map((byte) => byte ^ pad);
    expect(key(inner, 0x36)).toEqual(key(outer, 0x5c));
    const locks = await on.sql('SELECT lock FROM register.life_event_locks WHERE case_id = $1 ORDER BY 1', [
      caseId,
    ]);
    const digests = examined(declaration).locks.map((lock) =>
      createHmac('sha256', key(inner, 0x36)).update(lock).digest('hex'),
    );
    expect(locks.map(({ lock }) => lock)).toEqual(digests.sort());
    await expect(on.sqlAs('lienthong_app', 'SELECT * FROM register.digest_key')).rejects.toThrow(
      'permission denied',
    );
  });
});
