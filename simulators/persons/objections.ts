/** What the population database holds against the persons of a file. Whom it does not know, the file is believed. */
import { isBelow } from '../../domain/json-pointer';
import { dayOf } from '../../domain/viet-nam-time';
import type { Objection, OfficerContext } from '../officers/act';
import {
  type AskedPerson,
  type ComparedMember,
  type PersonOnRecord,
  persons,
} from '../../agency-kit/enquiries';
import { minuteOf } from '../same-time';
import type { Compared } from './differences';

/** Somebody whom a dossier names, with what it says of them. */
export interface Named extends Compared {
  /** Where the declaration has them: `/mother`. */
  at: string;
  personalId?: string | null | undefined;
  /** Who applies, consents or is paid has to live; whom the act is for, or about, needs a number in use. */
  role?: 'acting' | 'child' | 'deceased';
}

/** What is known of one of them, and what of it is not as declared. */
export interface PersonFound {
  named: Named;
  record: PersonOnRecord | null;
}
export interface Doubt {
  at: string;
  differs: readonly ComparedMember[];
}

/**
 * One question for all of them. Waits for the database as long as it takes, or until `untilMs`, after which the file is
 * believed.
 */
export async function lookUp(
  context: OfficerContext,
  named: readonly Named[],
  untilMs?: number,
): Promise<PersonFound[]> {
  const numbered = named.filter(({ personalId }) => typeof personalId === 'string');
  if (numbered.length === 0) return [];
  const question = { persons: numbered.map((one) => askedOf(context, one)) };
  const answer = await context.ask(persons, question, { untilMs });
  return numbered.map((one, i) => ({ named: one, record: answer?.persons[i] ?? null }));
}

/** First whether they are who they are said to be; before that nothing is told of anybody. */
export async function objectionToPersons(
  context: OfficerContext,
  named: readonly Named[],
): Promise<Objection | undefined> {
  const recorded = await lookUp(context, named);
  return objectionToIdentity(context, doubtsOf(recorded)) ?? objectionToLives(context, recorded);
}

/** Where two things differ it is somebody else; one may be a slip of the pen, and a paper clears it up. */
export function objectionToIdentity(
  context: OfficerContext,
  doubts: readonly Doubt[],
): Objection | undefined {
  if (doubts.some(({ differs }) => differs.length > 1))
    return { decision: 'refused', code: 'person-mismatch' };
  const pointers = doubts.flatMap(({ at, differs }) => differs.map((member) => `${at}/${member}`));
  if (pointers.length === 0 || isClearedUp(context)) return undefined;
  const fields = [...new Set(pointers)].map((pointer) => ({ pointer }));
  return { decision: 'supplement-requested', code: 'person-doubtful', fields };
}

/** The family was asked and has sent a paper. */
export const isClearedUp = ({ supplements, attachments }: OfficerContext): boolean =>
  supplements !== undefined && attachments.length > 0;

export function doubtsOf(recorded: readonly PersonFound[]): Doubt[] {
  return recorded.map(({ named: { at }, record }) => ({ at, differs: record?.differs ?? [] }));
}

/** Who has to live and does not, and numbers that are no longer in use. */
export function objectionToLives(
  context: OfficerContext,
  recorded: readonly PersonFound[],
): Objection | undefined {
  const dead = recorded.filter(
    ({ named: { role }, record }) => role !== 'deceased' && role && record?.told?.death,
  );
  const tooLate = dead.filter((one) => one.named.role === 'child' || hadDied(one, context.handedInAt));
  if (tooLate.length > 0) return { decision: 'refused', code: 'person-dead' };
  if (dead.length > 0) {
    const fields = dead.map(({ named: { at } }) => ({ pointer: at }));
    return { decision: 'supplement-requested', code: 'person-died', fields };
  }
  const concerned = recorded.filter(({ named: { role } }) => role === 'child' || role === 'deceased');
  const statuses = concerned.map(({ record }) => record?.told?.status);
  if (statuses.includes('void')) return { decision: 'refused', code: 'number-void' };
  return statuses.includes('superseded') ? { decision: 'refused', code: 'number-superseded' } : undefined;
}

/** Whether the database has the person under that number too, one having taken the place of the other. */
export async function isSamePerson(
  context: OfficerContext,
  { personalId, record }: { personalId: string; record: PersonOnRecord | null },
  other: string,
  untilMs: number,
): Promise<boolean> {
  if (personalId === other || record?.told?.supersededBy === other) return true;
  const [old] = await lookUp(context, [{ at: '', personalId: other }], untilMs);
  return old?.record?.told?.supersededBy === personalId;
}

/** Whether an authority has decided what the declaration has there, or a part of it. */
export function isDecided({ decided }: OfficerContext, pointer: string): boolean {
  return decided.some((one) => isBelow(pointer, one) || isBelow(one, pointer));
}

function askedOf(context: OfficerContext, { at, personalId, ...declared }: Named): AskedPerson {
  const told = (member: ComparedMember): Partial<Record<ComparedMember, string>> => {
    const value = declared[member];
    return value === undefined || isDecided(context, `${at}/${member}`) ? {} : { [member]: value };
  };
  return { personalId: personalId ?? '', ...told('name'), ...told('sex'), ...told('bornOn') };
}

/** Before the file was handed in, by the minute; of a death known by its day, the day before at the latest. */
function hadDied({ record }: PersonFound, handedInAt: Date): boolean {
  const diedAt = record?.told?.death?.diedAt;
  if (diedAt === undefined) return true;
  const handedInMs = handedInAt.getTime();
  return diedAt.includes('T')
    ? minuteOf(diedAt) < minuteOf(handedInAt.toISOString())
    : diedAt < dayOf(handedInMs).slice(0, diedAt.length);
}
