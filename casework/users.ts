/** Colleagues, and who stands in for whom. */
import type { Caller } from '../domain/rights/caller';
import { mayDo } from '../domain/rights/permissions';
import type { Register } from '../register/register';
import type { Delegation, User } from '../register/users';

/** The longest that somebody stands in for another. */
const mostDays = 30;
const dayMs = 86_400_000;

type Users = Pick<Register, 'findUser' | 'putDelegation' | 'removeDelegation'>;

export type DelegationRefusal = 'forbidden' | 'unknown-user' | 'bad-delegation';

export interface WantedDelegation {
  caller: Caller;
  /** Who is away. */
  subject: string;
  to: string;
  from: Date;
  until: Date;
  reason: string;
}

/** Somebody of the same agency has reach and held tasks until then, and no role beyond their own. */
export async function delegate(
  users: Users,
  wanted: WantedDelegation,
): Promise<Delegation | DelegationRefusal> {
  const { caller, subject, to, from, until, reason } = wanted;
  const away = await findOwnOrDirected(users, caller, subject);
  if (typeof away === 'string') return away;
  const deputy = await users.findUser(to);
  if (!deputy) return 'unknown-user';
  const lastsMs = until.getTime() - from.getTime();
  const isTimely = lastsMs > 0 && lastsMs <= mostDays * dayMs && until.getTime() > Date.now();
  if (to === subject || deputy.agency !== away.agency || !isTimely) return 'bad-delegation';
  const delegation = {
    subject,
    deputy: to,
    startsAt: from,
    endsAt: until,
    reason,
    givenBy: caller.subject,
  };
  await users.putDelegation(delegation);
  return delegation;
}

export async function endDelegation(
  users: Users,
  { caller, subject }: Pick<WantedDelegation, 'caller' | 'subject'>,
): Promise<DelegationRefusal | undefined> {
  const away = await findOwnOrDirected(users, caller, subject);
  if (typeof away === 'string') return away;
  await users.removeDelegation(subject);
  return undefined;
}

/** Somebody themselves, or those whose work they direct. */
async function findOwnOrDirected(
  users: Users,
  caller: Caller,
  subject: string,
): Promise<Pick<User, 'agency'> | DelegationRefusal> {
  if (subject === caller.subject) return { agency: caller.agency ?? null };
  if (!mayDo(caller, 'direct-tasks')) return 'forbidden';
  const user = await users.findUser(subject);
  if (!user || (caller.agency !== undefined && caller.agency !== user.agency)) return 'unknown-user';
  return user;
}
