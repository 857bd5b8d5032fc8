import { z } from 'zod';
import { findPointerParts } from '../../domain/json-pointer';
import type { ClaimNames } from '../../domain/rights/claims';

/** What the API and the development issuer call each other; a real issuer may be told otherwise. */
export const developmentIdentity = { audience: 'lienthong', clientId: 'lienthong-console' } as const;

/** Where a claim is in a token. */
const claim = z
  .string()
  .transform(findPointerParts)
  .refine((parts): parts is string[] => parts !== undefined && parts.length > 0, {
    error: 'expected a JSON Pointer to a claim, like /realm_access/roles',
  });

/** What an issuer calls what we ask of it. */
export const claimVariables = {
  OIDC_ROLES_CLAIM: claim.default(['roles']),
  OIDC_ROLE_PREFIX: z.string().default(''),
  OIDC_AGENCY_CLAIM: claim.default(['agency']),
  OIDC_TERRITORY_CLAIM: claim.default(['territory']),
  OIDC_NAME_CLAIM: claim.default(['name']),
};

export function claimNames(set: z.output<z.ZodObject<typeof claimVariables>>): ClaimNames {
  return {
    roles: set.OIDC_ROLES_CLAIM,
    rolePrefix: set.OIDC_ROLE_PREFIX,
    agency: set.OIDC_AGENCY_CLAIM,
    territory: set.OIDC_TERRITORY_CLAIM,
    name: set.OIDC_NAME_CLAIM,
  };
}
