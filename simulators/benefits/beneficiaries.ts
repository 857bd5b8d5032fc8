import { z } from 'zod';
import { type FuneralGroup, funeralGroups } from '../../procedures/death/declaration.schema';
import { PersonalId } from '../../domain/schemas/common';
import { limitOf } from '../controls/limit';
import { parseMessage } from '../../agency-kit/http/problem';
import { seededElders } from '../seeds/elders';
import type { AgencyDefinition } from '../agency';

/**
 * Whom a payer cares for while they live, to be looked at and put in. No claim is refused for want of a record: the
 * declaration is believed about the group.
 */
const schema = `
create table if not exists beneficiaries (
  personal_id text primary key,
  "group" text not null
);
`;

const Beneficiary = z.object({ personalId: PersonalId, group: z.enum(funeralGroups) });

const put = `insert into beneficiaries (personal_id, "group")
  select b->>'personalId', b->>'group' from jsonb_array_elements($1::jsonb) as b
  on conflict (personal_id) do update set "group" = excluded."group"`;

export const beneficiaryRecords = (
  paysFor: readonly FuneralGroup[],
): Pick<AgencyDefinition, 'schema' | 'seed' | 'controls'> => ({
  schema,
  seed: async (pool, seed) => {
    const mine = seededElders(seed, Date.now())
      .filter(({ group }) => group !== undefined && paysFor.includes(group))
      .map(({ person, group }) => ({ personalId: person.personalId, group }));
    await pool.query(put, [JSON.stringify(mine)]);
  },
  controls: (pool, router) => {
    router
      .route('/beneficiaries')
      .get(async (request, response) => {
        const { rows } = await pool.query<z.infer<typeof Beneficiary>>(
          'select personal_id as "personalId", "group" from beneficiaries order by personal_id limit $1',
          [limitOf(request.query['limit'])],
        );
        response.json({ data: rows });
      })
      .post(async (request, response) => {
        const beneficiary = parseMessage(Beneficiary, request.body);
        await pool.query(put, [JSON.stringify([beneficiary])]);
        response.status(201).json(beneficiary);
      });
  },
});
