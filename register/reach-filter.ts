/** The same as `reachesTo` (domain/rights/reach.ts), put to the database. */
import { sql, type RawBuilder } from 'kysely';
import type { Reach } from '../domain/rights/reach';
import { isProvince, type Territory } from '../domain/rights/territory';
import { placeKey, type StepRow } from './projection';

/** Of `register.cases AS c`; undefined where everything is within reach. */
function isWithin(reach: Reach): RawBuilder<boolean> | undefined {
  switch (reach.kind) {
    case 'all':
      return undefined;
    case 'filed':
      return sql<boolean>`c.filed_by = ${reach.by}`;
    case 'office':
      return isOfficeIn(reach.territory);
    case 'step':
      return isDecidedAt(reach.territory.map((where) => placeKey(reach.agency, where)));
  }
}

/** Whether one of the case's steps is as given. */
export function holdsStep(wanted: Partial<StepRow>): RawBuilder<boolean> {
  return sql<boolean>`c.steps @> ${JSON.stringify([wanted])}::jsonb`;
}

/** Whether one of the case's steps is decided at one of these, which an index finds. */
export function isDecidedAt(keys: readonly string[], of: 'c' | 'h' = 'c'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${of}.places`)} && ${keys}::text[]`;
}

function isOfficeIn(territory: Territory): RawBuilder<boolean> | undefined {
  if (territory.includes('*')) return undefined;
  const provinces = territory.filter(isProvince);
  const communes = territory.filter((where) => !isProvince(where));
  return sql<boolean>`(c.office_province = ANY (${provinces}::text[]) OR c.office_commune = ANY (${communes}::text[]))`;
}

/** Within one of the reaches, and as it must be for that one. */
export function isWithinAny(
  reaches: readonly Reach[],
  must: (reach: Reach) => RawBuilder<boolean> | undefined = () => undefined,
): RawBuilder<boolean> {
  const ways = reaches.map((reach) =>
    allOf([isWithin(reach), must(reach)].filter((one) => one !== undefined)),
  );
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` OR `)})`;
}

function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` AND `)})`;
}
