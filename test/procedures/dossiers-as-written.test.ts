/** What people can say reaches each agency in the form that the agency takes. */
import { getEdition } from '../../procedures/bundles';
import { birthDossiers } from '../../procedures/birth/dossiers.schema';
import { deathDossiers } from '../../procedures/death/dossiers.schema';
import { PopulationNotice } from '../../simulators/population/notice';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration, examined } from '../support/declarations';

const forms = { ...birthDossiers, ...deathDossiers };

const otherId = { type: 'passport', number: 'C1234567' };
const known = { name: 'Lê Văn Tám', otherId };
const residence = { province: '79', commune: '26740' };
const elsewhere = { province: '48', commune: '20242' };

/** By step, each parsed as its agency parses it. */
function dossiersOf(bundle: 'birth' | 'death', declared: object): Record<string, Record<string, unknown>> {
  const { declaration } = examined(declared);
  const act = {
    personalId: bundle === 'birth' ? '079226000001' : null,
    book: { number: '1', volume: '1', page: '1' },
    registeredOn: '2026-11-23',
  };
  const context = { declaration, done: { [bundle]: act }, tariffs: '2026-11-24' };
  const dossiers = Object.entries(forms).flatMap(([id, form]) => {
    const step = getEdition(bundle, '2026-09-01').steps.find((one) => one.id === id);
    if (!step) return [];
    const granted = id === bundle ? act : { noticeNumber: 'CT08-1', on: '2026-11-24' };
    if (step.notice) PopulationNotice.parse(step.notice.dossier({ ...context, granted }));
    return [[id, form.parse(step.dossier(context))] as const];
  });
  return Object.fromEntries(dossiers);
}

test('a birth without its hour, of parents and a head who are known in part', () => {
  const base = birthDeclaration();
  const dossiers = dossiersOf('birth', {
    ...base,
    applicant: { ...known, relation: 'relative', phone: '+1 650 253 0000', residence: elsewhere },
    child: { ...base.child, bornAt: '2026-11-20', origin: { country: 'LA', detail: 'Viêng Chăn' } },
    mother: { name: 'Nguyễn Thị Ước', otherId, bornOn: '1994', residence },
    residence: { register: 'with-mother', householdHead: { ...known, consent: true } },
  });
  expect(dossiers['birth']).toMatchObject({
    applicant: known,
    child: { bornAt: '2026-11-20', origin: { country: 'LA' } },
    mother: { otherId, bornOn: '1994' },
  });
  expect(dossiers['residence']).toMatchObject({ householdHead: known, child: { bornOn: '2026-11-20' } });
  expect(dossiers['health-insurance']).toMatchObject({ province: '79' });
});

test('a birth far away has the day of its own place in every dossier', () => {
  const base = birthDeclaration();
  const bornAt = '2026-11-20T00:10:00+10:00';
  const dossiers = dossiersOf('birth', { ...base, child: { ...base.child, bornAt } });
  expect(dossiers['birth']).toMatchObject({ child: { bornAt } });
  for (const step of ['residence', 'health-insurance', 'identity-card'])
    expect(dossiers[step]).toMatchObject({ child: { bornOn: '2026-11-20' } });
});

test('a body that nobody knows, buried by an organisation', () => {
  const base = deathDeclaration();
  const payee = { organisation: { name: 'Trung tâm bảo trợ xã hội 3' } };
  const { name, diedAt } = base.deceased;
  const dossiers = dossiersOf('death', {
    ...base,
    applicant: { ...known, relation: 'representative', phone: '0901234567' },
    deceased: { name, sex: 'unknown', diedAt: diedAt.slice(0, 7), lastResidence: residence },
    deathNotice: { type: 'police', number: '12', issuedOn: '2026-11-20', issuer: 'Công an xã' },
    funeral: { ...base.funeral, payee },
    survivors: [{ ...known, relation: 'child', representative: true, bornOn: '2015-03' }],
    scope: ['death', 'residence-removal', 'funeral-benefit'],
  });
  expect(dossiers['death']).toMatchObject({
    deceased: { personalId: null, sex: 'unknown', diedAt: '2026-11' },
  });
  expect(dossiers['funeral-benefit']).toMatchObject({ payee, amount: 10_000_000 });
  expect(dossiers['survivor-benefit']).toMatchObject({ survivors: [known] });
});
