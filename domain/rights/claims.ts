/** A caller as an issuer's claims describe it. Issuers name and nest their claims as they like. */
import { z } from 'zod';
import { agencyIds, type AgencyId } from '../agencies';
import { valueAt } from '../json-pointer';
import { isStorableText } from '../text';
import type { Caller } from './caller';
import { findRole, type Role } from './roles';
import { isTerritory, type Territory } from './territory';

/** Where the claims are, each as the parts of a JSON Pointer. */
export interface ClaimNames {
  roles: readonly string[];
  /** Stands before the name of each of our roles; roles without it are not ours. */
  rolePrefix: string;
  agency: readonly string[];
  territory: readonly string[];
  name: readonly string[];
}

export const defaultClaimNames: ClaimNames = {
  roles: ['roles'],
  rolePrefix: '',
  agency: ['agency'],
  territory: ['territory'],
  name: ['name'],
};

const Identity = z.object({
  sub: z.string().min(1).max(200).refine(isStorableText),
  exp: z.number(),
});
const Roles = z.array(z.string()).default([]);

/** Throws ZodError where it is nobody's. Values that we do not know give no right. */
export function callerOfClaims(claims: unknown, names: ClaimNames): Caller {
  const { sub, exp } = Identity.parse(claims);
  const said = Roles.parse(valueAt(claims, names.roles));
  const agency = findAgency(valueAt(claims, names.agency));
  const territory = territoryOf(valueAt(claims, names.territory));
  const roles = said.flatMap((role) => roleNamed(role, names.rolePrefix) ?? []);
  return {
    subject: sub,
    name: nameOf(valueAt(claims, names.name)),
    roles: [...new Set(roles)].filter((role) => hasItsClaims(role, { agency, territory })),
    ...(agency && { agency }),
    territory,
    expiresAtMs: exp * 1000,
  };
}

function roleNamed(text: string, prefix: string): Role | undefined {
  return text.startsWith(prefix) ? findRole(text.slice(prefix.length)) : undefined;
}

/** Without an agency a clerk decides nothing; where there is no territory, nothing lies in it. */
function hasItsClaims(
  role: Role,
  { agency, territory }: { agency: AgencyId | undefined; territory: Territory },
): boolean {
  switch (role) {
    case 'clerk':
      return agency !== undefined && territory.length > 0;
    case 'counter':
    case 'supervisor':
      return territory.length > 0;
    default:
      return true;
  }
}

const findAgency = (value: unknown): AgencyId | undefined => agencyIds.find((id) => id === value);

function territoryOf(value: unknown): Territory {
  const said: unknown[] = Array.isArray(value) ? value : [value];
  return said.filter((where): where is string => typeof where === 'string' && isTerritory(where));
}

const maxNameLength = 200;

function nameOf(value: unknown): string | null {
  if (typeof value !== 'string' || !isStorableText(value)) return null;
  const name = value.normalize('NFC').trim().slice(0, maxNameLength);
  return name === '' ? null : name;
}
