import { problemKinds, type ProblemCode } from '../problems/catalogue';
import type { Access, Route } from './route';

/** Every problem that a route may answer, by status: what its access brings, and what its handler may find. */
export function problemsByStatus({ access, problems }: Route): ReadonlyMap<number, readonly ProblemCode[]> {
  const codes = [...new Set([...accessProblems(access), ...problems])];
  const statuses = [...new Set(codes.map(statusOf))].sort((a, b) => a - b);
  return new Map(statuses.map((status) => [status, codes.filter((code) => statusOf(code) === status)]));
}

const statusOf = (code: ProblemCode): number => problemKinds[code].status;

const ofSession = ['broken-request', 'unauthenticated', 'csrf', 'internal', 'unavailable'] as const;

/** What any route of this kind may answer before its handler is asked, and where there is a bug of ours. */
function accessProblems(access: Access): readonly ProblemCode[] {
  switch (access.kind) {
    case 'public':
      return ['broken-request', 'internal', ...(access.limited ? (['too-many-requests'] as const) : [])];
    case 'token':
      return [...ofSession, 'session-locked', 'forbidden'];
    case 'session':
      return ofSession;
    case 'signed':
      return ['broken-request', 'unsigned', 'forged', 'stale', 'internal'];
  }
}
