/** One group with the cases that are in it and with what operators have made of it. */
import { z } from 'zod';
import { cursorOf, findPosition } from '../../register/cursor';
import type { GroupMember } from '../../register/failure-groups';
import type { ActOnGroup } from '../../register/operator-log';
import type { Register } from '../../register/register';
import { done, refused, type Result } from '../refusal';
import { shownGroup, type ShownGroup } from './shown-group';

type Shown = Omit<GroupMember, 'position'> & { held: null };
export interface GroupWithMembers extends ShownGroup {
  members: { data: Shown[]; nextCursor: string | null };
  history: ActOnGroup[];
}

export type GroupRegister = Pick<
  Register,
  'failureGroups' | 'readSight' | 'clockMs' | 'groupMembers' | 'actsOnGroup'
>;

export async function readGroup(
  register: GroupRegister,
  { groupId, limit, cursor }: { groupId: string; limit: number; cursor?: string },
): Promise<Result<GroupWithMembers>> {
  const after = positionOf(groupId, cursor);
  if (after === null) return refused({ code: 'bad-cursor' });
  const group = await findGroup(register, groupId);
  if (!group) return refused({ code: 'unknown-group' });
  const asked = { groupId, limit: limit + 1, ...(after && { after }) };
  const [found, history] = await Promise.all([register.groupMembers(asked), register.actsOnGroup(groupId)]);
  const last = found.length > limit ? found[limit - 1] : undefined;
  const nextCursor = last ? cursorOf([groupId, last.position, last.caseId]) : null;
  const data = found.slice(0, limit).map(shownMember);
  return done({ ...group, members: { data, nextCursor }, history });
}

function shownMember({ caseId, caseCode, since, dueAt, atRisk, code, owner }: GroupMember): Shown {
  return { caseId, caseCode, since, dueAt, atRisk, code, owner, held: null };
}

/** Undefined where nothing of it is kept. */
export async function findGroup(
  register: Pick<Register, 'failureGroups' | 'readSight' | 'clockMs'>,
  groupId: string,
): Promise<ShownGroup | undefined> {
  const [[group], sight, nowMs] = await Promise.all([
    register.failureGroups({ groupId, withEmpty: true }),
    register.readSight(),
    register.clockMs(),
  ]);
  return group && shownGroup(group, { sight, nowMs });
}

const Cursor = z.tuple([z.string(), z.string().regex(/^[\d :.+-]{10,40}$/), z.uuid()]);

/** Null for a cursor that is none of this group. */
function positionOf(groupId: string, cursor?: string) {
  if (cursor === undefined) return undefined;
  const read = findPosition(Cursor, cursor);
  return read?.[0] === groupId ? { position: read[1], caseId: read[2] } : null;
}
