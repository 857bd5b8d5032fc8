import type { AgencyId } from '../../domain/agencies';
import { birthDossier, newCaseId, residenceDossier, someNumber } from '../support/birth-dossiers';
import { aDeceased, deathDossier, funeralDossier, onRecord } from '../support/death-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

const agencyOf: Record<string, AgencyId> = {
  birth: 'civil-status',
  death: 'civil-status',
  residence: 'residence',
  'funeral-benefit': 'social-affairs',
};
async function decided(step: string, dossier: object, envelope: object = {}) {
  const caseId = newCaseId();
  const key = `${caseId}/${step}/1`;
  const agency = agencyOf[step]!;
  const callbackPath = `/v1/callbacks/${agency}`;
  const filing = { caseId, step, round: 1, edition: '2026-09-01', callbackPath, dossier, ...envelope };
  await network.send(agency, 'PUT', key, '', filing);
  return network.callback(key);
}
const outcome = async (...filing: Parameters<typeof decided>) => {
  const { decision, reason, fields } = await decided(...filing);
  return [decision, reason?.code, ...(fields ?? []).map(({ pointer }) => pointer)];
};
const doubtful = (...pointers: string[]) => ['supplement-requested', 'person-doubtful', ...pointers];
const mismatch = ['refused', 'person-mismatch'];
const granted = ['granted', undefined];

const record = (over: object) => onRecord(network, { name: 'Lê Thị Hằng', ...over });

describe('who is declared is compared with who is on record', () => {
  it.each([
    [
      '/applicant/name',
      'birth',
      (personalId: string) => ({ applicant: { personalId, name: 'Lê Thị Hoa', relation: 'relative' } }),
    ],
    [
      '/mother/bornOn',
      'birth',
      (personalId: string) => ({ mother: { personalId, name: 'Lê Thị Hằng', bornOn: '1994-03-03' } }),
    ],
    ['/father/sex', 'birth', (personalId: string) => ({ father: { personalId, name: 'Lê Thị Hằng' } })],
    [
      '/deceased/name',
      'death',
      (personalId: string) => ({
        deceased: aDeceased({ personalId, sex: 'female', bornOn: '1994', name: 'Lê Thị Hoa' }),
      }),
    ],
    [
      '/residence/householdHead/name',
      'residence',
      (personalId: string) => ({ householdHead: { personalId, name: 'Lê Thị Hoa', consent: true } }),
    ],
    [
      '/funeral/payee/name',
      'funeral-benefit',
      (personalId: string) => ({ payee: { personalId, name: 'Lê Thị Hoa' } }),
    ],
  ])('and one difference asks for %s', async (pointer, step, over) => {
    const personalId = await record({ sex: 'female', bornOn: '1994-03-02' });
    const dossiers = { birth: birthDossier, death: deathDossier, residence: residenceDossier };
    const dossierOf = step in dossiers ? dossiers[step as keyof typeof dossiers] : funeralDossier;
    expect(await outcome(step, dossierOf(over(personalId)))).toEqual(doubtful(pointer));
  });

  it('and two make somebody else of them, of whom nothing is told, not even that she is dead', async () => {
    const personalId = await record({
      sex: 'female',
      bornOn: '1990-01-01',
      status: 'dead',
      diedAt: '2026-01-02',
    });
    const deceased = aDeceased({ personalId, name: 'Lê Thị Hằng', sex: 'male', bornOn: '1950' });
    expect(await outcome('death', deathDossier({ deceased }))).toEqual(mismatch);
    const doubted = aDeceased({ personalId, name: 'Lê Thị Hằng', sex: 'female', bornOn: '1950' });
    expect(await outcome('death', deathDossier({ deceased: doubted }))).toEqual(doubtful('/deceased/bornOn'));
  });

  it('by the name however it is spelled, and by the day as far as both know it', async () => {
    const personalId = await record({ sex: 'female', bornOn: '1945' });
    const deceased = aDeceased({ personalId, name: 'LE THI  HANG', sex: 'female', bornOn: '1945-05-01' });
    expect(await outcome('death', deathDossier({ deceased }))).toEqual(granted);
  });

  it('and what an authority has decided is not doubted', async () => {
    const personalId = await record({ sex: 'female', bornOn: '1994-03-02' });
    const mother = { personalId, name: 'Lê Thị Hoa', bornOn: '1994-03-03' };
    const decidedBoth = { decided: ['/mother/name', '/mother/bornOn'] };
    expect(await outcome('birth', birthDossier({ mother }), decidedBoth)).toEqual(granted);
    expect(await outcome('birth', birthDossier({ mother }), { decided: ['/mother/name'] })).toEqual(
      doubtful('/mother/bornOn'),
    );
  });

  it('and a paper that the citizen sends clears a doubt up', async () => {
    const personalId = await record({});
    const caseId = newCaseId();
    const key = `${caseId}/birth/1`;
    await network.file('civil-status', key, birthDossier({ mother: { personalId, name: 'Lê Thị Hoa' } }));
    expect((await network.callback(key)).decision).toBe('supplement-requested');
    const newKey = `${caseId}/birth/2`;
    const content = Buffer.from('giấy tờ').toString('base64');
    const attachments = [{ document: 'paper', name: 'paper.txt', mediaType: 'text/plain', content }];
    await network.send('civil-status', 'POST', key, '/supplement', { changes: [], attachments, newKey });
    expect((await network.callback(newKey)).decision).toBe('granted');
  });
});

describe('a paper', () => {
  const certify = async (dossier: ReturnType<typeof birthDossier>, over: object, childOver: object = {}) => {
    const { birthCertificateNumber: number, bornAt, name, sex } = dossier.child;
    const child = { name, sex, bornAt, ...childOver };
    const paper = { number, motherId: dossier.mother.personalId, child, facilityCode: '79024', ...over };
    await network.sim('health', 'POST', '/birth-certificates', paper);
  };

  it('names the mother by the number that has been superseded, and the child gets the new one', async () => {
    const newer = await record({ bornOn: '1994-03-02' });
    const older = await record({ bornOn: '1994-03-02', status: 'superseded', supersededBy: newer });
    const [byOld, byNew] = [older, newer].map((personalId) =>
      birthDossier({ mother: { personalId, name: 'Lê Thị Hằng', bornOn: '1994-03-02' } }),
    );
    await certify(byOld!, { motherId: newer });
    await certify(byNew!, { motherId: older });
    expect(await outcome('birth', byOld!)).toEqual(granted);
    expect(await outcome('birth', byNew!)).toEqual(granted);
    const personalId = someNumber('079226');
    const notice = { act: 'birth-registered', personalId, name: 'Trần An', sex: 'male', motherId: older };
    const born = { bornAt: '2026-11-20T08:15:00+07:00', registeredOn: '2026-11-21' };
    await network.file('population', `${newCaseId()}/birth/1`, { ...notice, ...born });
    const { body } = await network.sim('population', 'GET', `/persons/${personalId}`);
    expect(body['motherId']).toBe(newer);
  });

  it('of a child carried for others may name another woman', async () => {
    const dossier = birthDossier();
    await certify(dossier, { motherId: someNumber('079192') });
    const birthProof = { type: 'surrogacy', number: '5/2026', issuer: 'Bệnh viện Từ Dũ' };
    expect(await outcome('birth', dossier)).toEqual(mismatch);
    const carried = { ...dossier, child: { ...dossier.child, birthProof } };
    expect(await outcome('birth', carried)).toEqual(granted);
  });

  it('doubts the sex of the child, and with another name as well it is another child’s', async () => {
    const dossier = birthDossier();
    await certify(dossier, {}, { sex: 'female' });
    expect(await outcome('birth', dossier)).toEqual(doubtful('/child/sex'));
    await certify(dossier, {}, { sex: 'female', name: 'Trần Mai' });
    expect(await outcome('birth', dossier)).toEqual(mismatch);
  });

  it.each(['registered', 'certified'])(
    'of another child, %s, is none of the child that died',
    async (how) => {
      const birth = birthDossier();
      await certify(birth, {});
      if (how === 'registered') await decided('birth', birth);
      const { birthCertificateNumber, name } = birth.child;
      const child = { personalId: null, birthCertificateNumber, sex: 'male' };
      const death = (over: object) =>
        outcome(
          'death',
          deathDossier({ deceased: aDeceased({ ...child, ...over }), deathNotice: { type: 'none' } }),
        );
      expect(await death({ name: 'Lê Văn An', bornOn: '2026-10-01' })).toEqual(mismatch);
      expect(await death({ name, bornOn: '2026-11-19' })).toEqual(doubtful('/deceased/bornOn'));
      expect(await death({ name, bornOn: '2026-11-20' })).toEqual(granted);
    },
  );
});

describe('whoever acts has to live', () => {
  const receivedAt = '2026-11-20T09:00:30+07:00';
  const outcomeOf = async (diedAt: string) => {
    const personalId = await record({ status: 'dead', diedAt });
    const householdHead = { personalId, name: 'Lê Thị Hằng', consent: true };
    return outcome('residence', residenceDossier({ householdHead }), { receivedAt });
  };

  it.each(['2026-11-19', '2026-11-20T08:59:59+07:00', '2026-10', '2025'])(
    'and one who died at %s, before the file was handed in, is refused',
    async (diedAt) => expect(await outcomeOf(diedAt)).toEqual(['refused', 'person-dead']),
  );

  it.each(['2026-11-20', '2026-11-20T09:00:10+07:00', '2026-11-21T01:00:00+07:00'])(
    'and for one who died at %s, after it, another is asked for',
    async (diedAt) =>
      expect(await outcomeOf(diedAt)).toEqual([
        'supplement-requested',
        'person-died',
        '/residence/householdHead',
      ]),
  );
});

describe('a birth', () => {
  it('of a child who is no citizen is granted in full without a number', async () => {
    const dossier = birthDossier();
    const child = { ...dossier.child, nationality: 'FR' };
    const { result } = await decided('birth', { ...dossier, child });
    expect(Object.keys(result ?? {}).sort()).toEqual(['book', 'registeredOn']);
  });

  it('abroad is of the day that its own place had, and so is the number', async () => {
    const dossier = birthDossier();
    const child = {
      ...dossier.child,
      bornAt: '2026-01-01T00:10:00+10:00',
      birthCertificateNumber: undefined,
    };
    const { result } = await decided('birth', { ...dossier, child });
    expect(result?.['personalId']).toMatch(/^079226/);
  });
});
