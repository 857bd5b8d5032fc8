import { address, birthDossier, newCaseId, someNumber } from '../support/birth-dossiers';
import { Network, until } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

const decided = (dossier: object) => network.decided('civil-status', `${newCaseId()}/birth/1`, dossier);

async function certify(dossier: ReturnType<typeof birthDossier>, over: object = {}): Promise<void> {
  const { birthCertificateNumber: number, bornAt, name, sex, birthOrder } = dossier.child;
  const child = { name, sex, bornAt, birthOrder };
  const paper = { number, motherId: dossier.mother.personalId, child, facilityCode: '79024', ...over };
  const { status } = await network.sim('health', 'POST', '/birth-certificates', paper);
  expect(status).toBe(201);
}

async function recordDead(personalId: string): Promise<void> {
  const person = { personalId, name: 'Lê Thị Hằng', status: 'dead', diedAt: '2026-01-02' };
  expect((await network.sim('population', 'POST', '/persons', person)).status).toBe(201);
}

describe('civil status', () => {
  it('grants with a personal number of the province, a book entry and the day', async () => {
    const first = await decided(birthDossier());
    const second = await decided(birthDossier());
    expect(first.result).toMatchObject({
      personalId: expect.stringMatching(/^079226\d{6}$/) as string,
      book: { number: '1', volume: expect.stringMatching(/^01\/\d{4}$/) as string, page: '1' },
      registeredOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
    expect(second.result).toMatchObject({ book: { number: '2', page: '2' } });
    expect(second.result?.['personalId']).not.toBe(first.result?.['personalId']);
  });

  it('goes on in its book after a restart', async () => {
    const before = await decided(birthDossier());
    await network.restart();
    const after = await decided(birthDossier());
    const numberOf = (decision: typeof before) =>
      Number((decision.result?.['book'] as { number: string }).number);
    expect(numberOf(after)).toBe(numberOf(before) + 1);
  });

  it('tells two hospitals’ papers of one number from before there was a form', async () => {
    const number = `${someNumber('')}/2025`;
    const bornAt = '2025-03-02T08:15:00+07:00';
    const at = (facilityCode: string) => {
      const dossier = birthDossier();
      const place = { facilityCode, address };
      return {
        ...dossier,
        child: { ...dossier.child, bornAt, birthCertificateNumber: number, placeOfBirth: place },
      };
    };
    const [one, other] = [at('79024'), at('79025')];
    await certify(one);
    await certify(other, { facilityCode: '79025' });
    expect((await decided(one)).decision).toBe('granted');
    expect((await decided(other)).decision).toBe('granted');
    expect((await decided(one)).reason?.code).toBe('already-registered');
  });

  it('keeps the personal number in a later round as long as sex and year of birth stay', async () => {
    const caseId = newCaseId();
    const dossier = birthDossier();
    const round = (n: number, over: object) =>
      network.decided('civil-status', `${caseId}/birth/${String(n)}`, {
        ...dossier,
        child: { ...dossier.child, ...over },
      });
    const first = (await round(1, {})).result?.['personalId'];
    expect((await round(2, { name: 'Nguyễn Minh Đăng' })).result?.['personalId']).toBe(first);
    expect((await round(3, { sex: 'female' })).result?.['personalId']).toMatch(/^079326\d{6}$/);
  });

  it('compares the hospital paper by mother and minute, not by how the time or the name is written', async () => {
    const dossier = birthDossier();
    await certify(dossier, {
      child: { name: 'CON BÀ ƯỚC', bornAt: '2026-11-20T01:15:40.000Z', sex: 'male', birthOrder: 1 },
    });
    expect((await decided(dossier)).decision).toBe('granted');
  });

  it.each([
    ['mother', 'person-mismatch', { motherId: '079192000001' }],
    [
      'minute of birth',
      'certificate-mismatch',
      { child: { bornAt: '2026-11-20T08:16:00+07:00', sex: 'male', birthOrder: 1 } },
    ],
  ])('refuses what a hospital paper contradicts: another %s', async (_what, code, over) => {
    const dossier = birthDossier();
    await certify(dossier, over);
    expect(await decided(dossier)).toMatchObject({
      decision: 'refused',
      reason: { code, text: expect.any(String) as string },
    });
  });

  it('goes by the paper as issued last', async () => {
    const dossier = birthDossier();
    await certify(dossier, { motherId: '079192000001' });
    await certify(dossier);
    expect((await decided(dossier)).decision).toBe('granted');
  });

  it('refuses a dead applicant, but registers the child of a mother or father who died', async () => {
    const outcomeWithDead = async (who: 'applicant' | 'mother' | 'father') => {
      const personalId = someNumber('079190');
      await recordDead(personalId);
      const dead = { personalId, name: 'Lê Thị Hằng', relation: 'father' };
      return decided(birthDossier({ [who]: dead }));
    };
    expect(await outcomeWithDead('applicant')).toMatchObject({
      decision: 'refused',
      reason: { code: 'person-dead' },
    });
    expect((await outcomeWithDead('mother')).decision).toBe('granted');
    expect((await outcomeWithDead('father')).decision).toBe('granted');
  });

  it('registers one birth once: the same paper under another case is refused, a twin is not', async () => {
    const dossier = birthDossier();
    expect((await decided(dossier)).decision).toBe('granted');
    expect(await decided(dossier)).toMatchObject({ reason: { code: 'already-registered' } });
    const paper = birthDossier().child.birthCertificateNumber;
    const twin = { ...dossier.child, birthOrder: 2, birthCertificateNumber: paper };
    expect((await decided({ ...dossier, child: twin })).decision).toBe('granted');
  });

  it('grants provisionally when no number comes, and completes the same grant when it does', async () => {
    const caseId = newCaseId();
    const key = `${caseId}/birth/1`;
    await network.faults('population', { outage: true });
    const filedMs = Date.now();
    await network.file('civil-status', key, birthDossier());
    const provisional = await until(() => network.callbacks.of(key)[0], 30_000);
    // Ten seconds, by the clock that its officers decide by, which says whole seconds.
    expect(Date.parse(provisional.decidedAt) - filedMs).toBeGreaterThan(8_999);
    expect(provisional).toMatchObject({
      decision: 'granted',
      result: {
        personalId: null,
        provisional: true,
        book: { volume: expect.stringMatching(/^01\/\d{4}$/) as string },
      },
    });
    await network.restart();
    await network.faults('population', {});
    const completed = await until(() =>
      network.callbacks.of(key).find(({ decisionId }) => decisionId !== provisional.decisionId),
    );
    expect(completed.result).toEqual({
      book: provisional.result?.['book'],
      registeredOn: provisional.result?.['registeredOn'],
      personalId: expect.stringMatching(/^079226\d{6}$/) as string,
    });
    expect(await network.decisionOn('civil-status', key)).toEqual({
      key,
      state: 'granted',
      decision: completed,
    });
    expect(await network.ledger('civil-status', caseId)).toHaveLength(1);
  });
});
