/** Who may do what: the one table of roles. */
import type { Reach } from '../../casework/reach';
import { agencyIds, type AgencyId } from '../../domain/agencies';
import { Problem } from '../problems/problem';

export const roles = ['portal', 'clerk', 'supervisor', 'ops', 'auditor'] as const;
export type Role = (typeof roles)[number];

const mayDo = {
  'file-case': ['portal', 'ops'],
  prefill: ['portal', 'ops'],
  'supplement-case': ['portal', 'ops'],
  'withdraw-case': ['portal', 'ops'],
  'upload-documents': ['portal', 'ops'],
  'change-contact': ['portal', 'supervisor', 'ops'],
  'read-cases': ['portal', 'clerk', 'supervisor', 'ops', 'auditor'],
  'read-tasks': ['clerk', 'supervisor', 'ops', 'auditor'],
  'work-on-tasks': ['clerk', 'supervisor', 'ops'],
  'correct-case': ['supervisor', 'ops'],
  'revoke-step': ['supervisor', 'ops'],
  'read-reports': ['supervisor', 'ops', 'auditor'],
  'read-metrics': ['supervisor', 'ops', 'auditor'],
  operate: ['ops'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof mayDo;

/** Whoever a valid token speaks for. */
export interface Caller {
  subject: string;
  roles: readonly Role[];
  /** The agency a clerk works for. */
  agency?: AgencyId;
  /** When the token ends, in epoch milliseconds. */
  expiresAtMs: number;
}

/** Stands for the caller where no token is asked for: may do nothing that needs one. */
export const nobody: Caller = { subject: '', roles: [], expiresAtMs: 0 };

/** Throws 403 `forbidden`. */
export function checkPermission(caller: Caller, permission: Permission): void {
  const allowed: readonly Role[] = mayDo[permission];
  if (!caller.roles.some((role) => allowed.includes(role))) throw new Problem('forbidden');
}

/** Which cases somebody may see, the widest first; throws 403 for a clerk of no agency. */
export function reachesOf({ roles: has, agency, subject }: Caller): [Reach, ...Reach[]] {
  if (has.some((role) => role === 'supervisor' || role === 'ops' || role === 'auditor'))
    return [{ kind: 'all' }];
  const [widest, ...others]: Reach[] = [
    ...(has.includes('clerk') && agency ? [{ kind: 'agency', agency } as const] : []),
    ...(has.includes('portal') ? [{ kind: 'own', filedBy: subject } as const] : []),
  ];
  if (!widest) throw new Problem('forbidden');
  return [widest, ...others];
}

export const isRole = (text: string): text is Role => roles.some((role) => role === text);
export const findAgency = (text: string): AgencyId | undefined => agencyIds.find((id) => id === text);
