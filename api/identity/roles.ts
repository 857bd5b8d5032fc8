import type { Caller } from '../../domain/rights/caller';
import { mayDo, type Permission } from '../../domain/rights/permissions';
import { Problem } from '../problems/problem';

/** Throws 403 `forbidden`. */
export function checkPermission(caller: Caller, permission: Permission): void {
  if (!mayDo(caller, permission)) throw new Problem('forbidden');
}
