/** What operators make of a group: each act is kept with who, why and when, and outlives the findings. */
import { usualGrowth } from '../../domain/failure-groups';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import type { GroupChange } from '../../register/failure-groups';
import type { Register } from '../../register/register';
import { done, refused, type Result } from '../refusal';
import { findGroup } from './read-group';
import type { ShownGroup } from './shown-group';

type Changing = Pick<
  Register,
  'failureGroups' | 'readSight' | 'clockMs' | 'changeGroup' | 'logAct' | 'seenReleases'
>;

interface On {
  groupId: string;
  /** `user:<subject>`. */
  by: string;
  reason: string;
}

export type GroupAct =
  | { kind: 'owner'; owner: string | null }
  | { kind: 'note'; note: string | null }
  | { kind: 'resolution'; release: 'current' | 'next' }
  | { kind: 'set-aside'; until?: Instant; growsBy?: number }
  | { kind: 'take-up' };

export async function changeGroup(register: Changing, on: On, act: GroupAct): Promise<Result<ShownGroup>> {
  const { groupId, by, reason } = on;
  const group = await findGroup(register, groupId);
  if (!group) return refused({ code: 'unknown-group' });
  await register.changeGroup(groupId, await changeOf(register, { group, on, act }));
  await register.logAct({ by, what: whatOf(act), reason, groupId });
  const changed = await findGroup(register, groupId);
  return changed ? done(changed) : refused({ code: 'unknown-group' });
}

/** Of set aside and resolved the later word counts. */
async function changeOf(
  register: Changing,
  { group, on: { by, reason }, act }: { group: ShownGroup; on: On; act: GroupAct },
): Promise<GroupChange> {
  switch (act.kind) {
    case 'owner':
      return { owner: act.owner };
    case 'note':
      return { note: act.note };
    case 'take-up':
      return { setAside: null };
    case 'resolution': {
      const said = { ...(await asThingsStand(register)), by, reason };
      return { resolution: { ...said, release: act.release }, setAside: null };
    }
    case 'set-aside': {
      const { cases, deadlinesAtRisk } = group;
      const { until = null, growsBy = usualGrowth(cases) } = act;
      const said = { ...(await asThingsStand(register)), by, reason };
      return { setAside: { ...said, until, growsBy, cases, deadlinesAtRisk, ended: null }, resolution: null };
    }
  }
}

async function asThingsStand(register: Changing): Promise<{ at: Instant; releases: string[] }> {
  const [nowMs, releases] = await Promise.all([register.clockMs(), register.seenReleases()]);
  return { at: vietNamInstant(nowMs), releases };
}

function whatOf(act: GroupAct): string {
  switch (act.kind) {
    case 'owner':
      return act.owner === null ? 'owner:none' : `owner:${act.owner}`;
    case 'resolution':
      return `resolution:${act.release}`;
    default:
      return act.kind;
  }
}
