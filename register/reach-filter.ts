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
      return reach.territory.includes('*') ? undefined : liesIn(reach.territory, officeOf('c'));
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

/** A row that names a body that decides, where it is, and the office of the case: a handling `h`, or a task `t`. */
export function isPlacedWithin(reach: Exclude<Reach, { kind: 'filed' }>, of: 'h' | 't'): RawBuilder<boolean> {
  switch (reach.kind) {
    case 'all':
      return sql<boolean>`true`;
    case 'office':
      return liesIn(reach.territory, officeOf(of));
    case 'step': {
      const place = { province: sql.ref(`${of}.province`), commune: sql.ref(`${of}.commune`) };
      return sql<boolean>`(${sql.ref(`${of}.agency`)} = ${reach.agency} AND ${liesIn(reach.territory, place)})`;
    }
  }
}

interface Columns {
  province: RawBuilder<unknown>;
  commune: RawBuilder<unknown>;
}

const officeOf = (of: string): Columns => ({
  province: sql.ref(`${of}.office_province`),
  commune: sql.ref(`${of}.office_commune`),
});

function liesIn(territory: Territory, { province, commune }: Columns): RawBuilder<boolean> {
  if (territory.includes('*')) return sql<boolean>`true`;
  const communes = territory.filter((where) => !isProvince(where));
  return sql<boolean>`(${province} = ANY (${territory.filter(isProvince)}::text[])
    OR ${commune} = ANY (${communes}::text[]))`;
}

export const anyOf = (ways: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` OR `)})`;

/** Within one of the reaches, and as it must be for that one. */
export function isWithinAny(
  reaches: readonly Reach[],
  must: (reach: Reach) => RawBuilder<boolean> | undefined = () => undefined,
): RawBuilder<boolean> {
  return anyOf(
    reaches.map((reach) => allOf([isWithin(reach), must(reach)].filter((one) => one !== undefined))),
  );
}

function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` AND `)})`;
}
