import type { Caller } from '../../domain/rights/caller';
import { mayDo, type Permission } from '../../domain/rights/permissions';
import type { Reach } from '../../casework/reach';
import { Problem } from '../problems/problem';

/** Throws 403 `forbidden`. */
export function checkPermission(caller: Caller, permission: Permission): void {
  if (!mayDo(caller, permission)) throw new Problem('forbidden');
}

/** Which cases somebody may see, the widest first; throws 403 for whoever may see none. */
export function reachesOf({ roles: has, agency, subject }: Caller): [Reach, ...Reach[]] {
  if (has.some((role) => ['counter', 'supervisor', 'ops', 'auditor'].includes(role)))
    return [{ kind: 'all' }];
  const [widest, ...others]: Reach[] = [
    ...(has.includes('clerk') && agency ? [{ kind: 'agency', agency } as const] : []),
    ...(has.includes('portal') ? [{ kind: 'own', filedBy: subject } as const] : []),
  ];
  if (!widest) throw new Problem('forbidden');
  return [widest, ...others];
}
