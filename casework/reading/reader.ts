/** Whoever reads a case, and how what they read is put down. */
import type { AgencyId } from '../../domain/agencies';
import type { Permission } from '../../domain/rights/permissions';
import type { Purpose } from '../../domain/rights/purpose';
import type { Reach } from '../../domain/rights/reach';
import type { Role } from '../../domain/rights/roles';
import type { Sight } from '../../domain/rights/sight';
import type { NewRead } from '../../register/reads';
import { done, refused, type Result } from '../refusal';

export interface Reader {
  subject: string;
  roles: readonly Role[];
  agency: AgencyId | null;
  /** Which cases they may see, by the roles that permit what they ask for. */
  reaches: readonly Reach[];
  /** By the roles that permit something else. */
  reachesFor: (permission: Permission) => readonly Reach[];
  /** `unclear`: they have given one, and not as it must be. */
  purpose: Purpose | 'unclear' | null;
  channel: NewRead['channel'];
}

/** Where a purpose lifts what somebody sees, it does so for this once. */
export function sightFor(reader: Reader, sight: Sight): Result<Sight> {
  if (sight.sees !== 'head' || reader.purpose === null) return done(sight);
  if (reader.purpose === 'unclear') return refused({ code: 'purpose-required' });
  return done({ ...sight, sees: 'full', seesResults: true });
}

/** For lists, where every case is another. Throws nothing: an unclear purpose lifts nothing, and is refused before. */
export function reachesWithPurpose({ reaches, purpose }: Reader): readonly Reach[] {
  const isLifted = purpose !== null && purpose !== 'unclear';
  return isLifted ? reaches.map((reach) => ({ ...reach, sees: 'full' })) : reaches;
}

type Of = Pick<NewRead, 'caseId' | 'what'> & Partial<Pick<NewRead, 'pointers' | 'result'>>;

/** A row of the read log. Without a purpose of their own, people read for what their role is there for. */
export function readOf(reader: Reader, roles: readonly Role[], of: Of): NewRead {
  const { subject, agency, purpose, channel } = reader;
  const [role = reader.roles[0] ?? null] = roles;
  const given = purpose === 'unclear' || (role !== 'ops' && role !== 'auditor') ? null : purpose;
  return {
    by: subject,
    role,
    agency,
    purpose: given?.code ?? defaultPurposeOf(role),
    note: given?.note ?? null,
    channel,
    pointers: [],
    result: 'shown',
    ...of,
  };
}

function defaultPurposeOf(role: Role | null): NewRead['purpose'] {
  switch (role) {
    case 'portal':
      return 'own-filing';
    case 'counter':
      return 'counter';
    case 'clerk':
    case 'supervisor':
      return 'case-work';
    default:
      return null;
  }
}
