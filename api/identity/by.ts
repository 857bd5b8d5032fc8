import type { Caller } from '../../domain/rights/caller';

/** A portal speaks for the citizen who filed; whoever has any other role answers for what they do by name. */
export function byOf({ roles, subject }: Caller): string {
  const holdsOffice = roles.some((role) => role !== 'portal');
  return holdsOffice ? `user:${subject}` : 'citizen';
}
