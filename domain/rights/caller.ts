import type { AgencyId } from '../agencies';
import type { Role } from './roles';
import type { Territory } from './territory';

/** Whoever a valid token or session speaks for. */
export interface Caller {
  subject: string;
  /** As people call them; null where the issuer does not say. */
  name: string | null;
  /** Those that give a right: one that lacks the agency or territory it needs is left out. */
  roles: readonly Role[];
  /** The agency somebody works for. */
  agency?: AgencyId;
  /** Empty where none is given. */
  territory: Territory;
  /** When the token or session ends, in epoch milliseconds. */
  expiresAtMs: number;
}

/** Stands for the caller where no token is asked for: may do nothing that needs one. */
export const nobody: Caller = { subject: '', name: null, roles: [], territory: [], expiresAtMs: 0 };
