/** The groups that somebody wants to see, in the order they want, page by page. There are few, and each is whole. */
import { z } from 'zod';
import type { AgencyId } from '../../domain/agencies';
import type { FailureKind } from '../../domain/failure-causes';
import type { GroupState } from '../../domain/failure-groups';
import { canonicalJson } from '../../domain/canonical-json';
import { cursorOf, findPosition } from '../../register/cursor';
import { sha256 } from '../../register/digest';
import type { Register } from '../../register/register';
import type { Sighting } from '../../register/sight';
import { done, refused, type Result } from '../refusal';
import { shownGroup, type ShownGroup } from './shown-group';

export const groupOrders = ['cases', 'risk', 'oldest', 'newest'] as const;

export interface GroupFilter {
  cause?: string;
  kind?: FailureKind;
  step?: string;
  agency?: AgencyId;
  caseId?: string;
  owner?: string;
  state?: GroupState;
  release?: string;
  atRisk?: boolean;
  sort: (typeof groupOrders)[number];
}

export interface GroupPage {
  data: ShownGroup[];
  nextCursor: string | null;
  sight: Sighting;
}

export async function listGroups(
  register: Pick<Register, 'failureGroups' | 'readSight' | 'clockMs'>,
  { limit, cursor, ...filter }: GroupFilter & { limit: number; cursor?: string },
): Promise<Result<GroupPage>> {
  const isAfter = afterCursor(filter, cursor);
  if (!isAfter) return refused({ code: 'bad-cursor' });
  const wanted = {
    withEmpty: filter.state === 'resolved',
    ...(filter.caseId !== undefined && { caseId: filter.caseId }),
  };
  const [groups, sight, nowMs] = await Promise.all([
    register.failureGroups(wanted),
    register.readSight(),
    register.clockMs(),
  ]);
  const found = groups
    .map((group) => shownGroup(group, { sight, nowMs }))
    .filter((group) => fits(group, filter))
    .map((group) => ({ group, place: placeOf(group, filter.sort) }))
    .sort((a, b) => compare(a.place, b.place))
    .filter(({ place }) => isAfter(place));
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const nextCursor = last ? cursorOf([digestOf(filter), ...last.place]) : null;
  return done({ data: page.map(({ group }) => group), nextCursor, sight });
}

function fits(group: ShownGroup, filter: GroupFilter): boolean {
  const { cause, kind, step, agency, owner, state, release, atRisk } = filter;
  const same = <T>(wanted: T | undefined, has: T) => wanted === undefined || wanted === has;
  return (
    same(cause, group.cause) &&
    same(kind, group.kind) &&
    same<string | null>(step, group.step) &&
    same<string | null>(agency, group.agency) &&
    same<string | null>(owner, group.owner) &&
    same(state, group.state) &&
    same(atRisk, group.deadlinesAtRisk > 0) &&
    (release === undefined || Object.hasOwn(group.releases, release))
  );
}

/** What comes first has the least numbers; of two that are alike, the first by id. */
type Place = [number, number, string];

function placeOf(group: ShownGroup, sort: GroupFilter['sort']): Place {
  const { cases, deadlinesAtRisk, oldest, newest, groupId } = group;
  switch (sort) {
    case 'cases':
      return [-cases, Date.parse(oldest), groupId];
    case 'risk':
      return [-deadlinesAtRisk, -cases, groupId];
    case 'oldest':
      return [Date.parse(oldest), -cases, groupId];
    case 'newest':
      return [-Date.parse(newest), -cases, groupId];
  }
}

function compare(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

const Cursor = z.tuple([z.string(), z.number(), z.number(), z.string()]);

/** Undefined for a cursor that this filter has not given out. */
function afterCursor(filter: GroupFilter, cursor?: string): ((place: Place) => boolean) | undefined {
  if (cursor === undefined) return () => true;
  const position = findPosition(Cursor, cursor);
  if (position?.[0] !== digestOf(filter)) return undefined;
  const [, ...before] = position;
  return (place) => compare(place, before) > 0;
}

const digestOf = (filter: GroupFilter): string => sha256(canonicalJson(filter)).slice(0, 16);
