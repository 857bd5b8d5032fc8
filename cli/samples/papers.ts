/** What the samples' people hold in hand: hospitals' papers, decisions of authorities, answers to what was asked. */
import type { AuthorityDecision } from '../../domain/schemas/common';
import type { AttachedFile } from '../http/bodies';
import type { Instant } from '../../domain/viet-nam-time';

export type { AuthorityDecision };

/** A hospital's birth certificate. */
export interface HospitalPaper {
  number: string;
  motherId: string;
  child: { name: string; sex: 'male' | 'female'; bornAt: Instant; birthOrder: number };
  facilityCode: string;
}

/** A hospital's death notice. */
export interface DeathPaper {
  number: string;
  personalId: string;
  diedAt: Instant;
  facilityCode: string;
}

/** A page of plain text, as if it had been photographed at home. */
export const page = (document: string, text: string): AttachedFile => ({
  document,
  name: `${document}.txt`,
  mediaType: 'text/plain',
  content: Buffer.from(text).toString('base64'),
});

/** A commune's decision on civil status (law 60/2014), each with a number of its own. */
export const decisionOf = (number: string): AuthorityDecision => ({
  number: `${number}/QĐ-UBND`,
  on: '2026-11-23',
  by: 'UBND cấp xã',
});
