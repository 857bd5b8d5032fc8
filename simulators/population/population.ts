import * as enquiries from '../../agency-kit/enquiries';
import { seededElders } from '../seeds/elders';
import { seededFamilies } from '../seeds/families';
import type { AgencyDefinition } from '../agency';
import { answering } from '../answered-enquiry';
import { personControls } from './controls';
import { noticesSchema, takeNotice } from './notices';
import { numbersSchema, PersonalNumbers } from './personal-numbers';
import { PersonStore, personsSchema } from './person-store';
import { takeBackNotice } from './take-back';

/** The national population database: keeps persons, allocates their numbers, is told of what changes them. */
export const population: AgencyDefinition = {
  id: 'population',
  schema: personsSchema + numbersSchema + noticesSchema,
  seed: async (pool, seed) => {
    const families = seededFamilies(seed, Date.now());
    const elders = seededElders(seed, Date.now());
    await new PersonStore(pool).putAll(families.flatMap(({ members }) => members));
    await new PersonStore(pool).putAll(elders.map(({ person }) => person));
  },
  notices: (pool, faults) => ({
    take: (key, filing) => takeNotice(pool, { key, filing, refusesAny: faults.refusesNotices }),
    takeBack: (key, order) => takeBackNotice(pool, key, order),
  }),
  enquiries: (pool, seed) => {
    const persons = new PersonStore(pool);
    const numbers = new PersonalNumbers(pool, seed);
    return [
      answering(enquiries.persons, async ({ persons: asked }) => ({ persons: await persons.compare(asked) })),
      answering(enquiries.personalNumber, async (question) => ({
        personalId: await numbers.numberFor(question),
      })),
    ];
  },
  controls: (pool, router) => personControls(router, new PersonStore(pool)),
};
