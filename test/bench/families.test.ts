import { bereavedFamily } from '../../bench/cases/bereaved-family';
import { newbornsFamily } from '../../bench/cases/newborns-family';
import { BirthDeclaration } from '../../procedures/birth/declaration.schema';
import { DeathDeclaration, deathSteps } from '../../procedures/death/declaration.schema';

const serials = Array.from({ length: 50 }, (_, index) => index + 1);
const families = serials.flatMap((serial) => [newbornsFamily(serial), bereavedFamily(serial)]);

test('no two families share a person or a paper, whatever they file', () => {
  const people = families.flatMap(({ records }) => records.people.map(({ personalId }) => personalId));
  const papers = families.flatMap(({ records: { papers, deathNotices = [] } }) =>
    [...papers, ...deathNotices].map(({ number }) => number),
  );
  expect(people).toHaveLength(serials.length * 5);
  expect(new Set(people).size).toBe(people.length);
  expect(new Set(papers).size).toBe(families.length);
});

test('every family asks for all four steps, of births and of deaths', () => {
  const birth = BirthDeclaration.parse(newbornsFamily(7).posted.declaration);
  const death = DeathDeclaration.parse(bereavedFamily(7).posted.declaration);
  expect(birth.scope).toEqual(['birth', 'residence', 'health-insurance', 'identity-card']);
  expect(death.scope).toEqual([...deathSteps]);
  expect(death.funeral?.payee).toBeDefined();
  expect(death.survivors).toHaveLength(1);
});
