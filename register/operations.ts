/** The register as those use it who keep cases moving: what stands still, who looks, what they have done. */
import type { RegisterDb } from './database';
import {
  keepGroupChange,
  failureGroups,
  groupMembers,
  seenReleases,
  type GroupChange,
  type GroupsWanted,
} from './failure-groups';
import { clearFindings, closeFindings, noteFindings, type NotedFinding } from './findings';
import { actsOnGroup, countRepairs, logAct, type OperatorAct } from './operator-log';
import { heartbeats, isAnyAtWork, leaveWork, sayAtWork, type Heartbeat } from './heartbeats';
import { forgetFindings, inspectRecord } from './inspect-record';
import { callsInAMinute, countCalls, noteSight, readSight } from './sight';
import { countOpen } from './silent-cases';

export function operationsOf(db: RegisterDb, release: string) {
  return {
    noteFindings: (found: readonly NotedFinding[]) => noteFindings(db, { found, release }),
    clearFindings: (which: Parameters<typeof clearFindings>[1]) => clearFindings(db, which),
    closeFindings: (which: Parameters<typeof closeFindings>[1]) => closeFindings(db, which),
    inspectRecord: () => inspectRecord(db, release),
    forgetFindings: () => forgetFindings(db),
    failureGroups: (wanted: GroupsWanted) => failureGroups(db, wanted),
    groupMembers: (asked: Parameters<typeof groupMembers>[1]) => groupMembers(db, asked),
    changeGroup: (groupId: string, change: GroupChange) => keepGroupChange(db, groupId, change),
    seenReleases: () => seenReleases(db),
    logAct: (act: OperatorAct) => logAct(db, act),
    actsOnGroup: (groupId: string) => actsOnGroup(db, groupId),
    countRepairs: (caseId: string) => countRepairs(db, caseId),
    sayAtWork: (part: Omit<Heartbeat, 'release'>) => sayAtWork(db, { ...part, release }),
    leaveWork: (instance: string) => leaveWork(db, instance),
    isAnyAtWork: (part: Heartbeat['part']) => isAnyAtWork(db, part),
    heartbeats: () => heartbeats(db),
    noteSight: (seen: Parameters<typeof noteSight>[1]) => noteSight(db, seen),
    readSight: () => readSight(db),
    countCalls: (counted: Parameters<typeof countCalls>[1]) => countCalls(db, counted),
    callsInAMinute: () => callsInAMinute(db),
    countOpen: () => countOpen(db),
  };
}
