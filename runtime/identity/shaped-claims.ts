/** What is said of a development user, where the configuration has the API look for it. */
import { findWithValueAt } from '../../domain/json-pointer';
import type { ClaimNames } from '../../domain/rights/claims';

export interface SaidOfUser {
  name?: unknown;
  roles?: unknown;
  agency?: unknown;
  territory?: unknown;
  [claim: string]: unknown;
}

/** A copy; what is not said is not placed, and a place that cannot be had is left alone. */
export function shapedClaims(said: SaidOfUser, names: ClaimNames): Record<string, unknown> {
  const { name, agency, territory } = said;
  const roles = Array.isArray(said.roles)
    ? said.roles.map((role: unknown) => (typeof role === 'string' ? names.rolePrefix + role : role))
    : said.roles;
  const placed = [
    [names.roles, roles],
    [names.agency, agency],
    [names.territory, territory],
    [names.name, name],
  ] as const;
  const shaped = placed.reduce<unknown>(
    (claims, [place, value]) =>
      value === undefined ? claims : (findWithValueAt(claims, place, value) ?? claims),
    said,
  );
  return { ...said, ...Object.fromEntries(Object.entries(shaped ?? {})) };
}
