import type { Router } from 'express';
import type { Pool } from 'pg';
import type { NoticeDesk } from '../agency-kit/desk';
import { parseMessage } from '../agency-kit/http/problem';
import type { AgencyId } from '../domain/agencies';
import type { Enquiry } from '../agency-kit/enquiries';
import type { Act } from './desk/act';

/** What makes one simulated agency differ from the others. */
export interface AgencyDefinition {
  id: AgencyId;
  /** The decisions it takes, one for each step. */
  acts?: readonly Act[];
  /** Tables of its own, created when missing. */
  schema?: string;
  /** Puts in what it holds from the beginning; called again only when it broke off. */
  seed?: (pool: Pool, seed: number) => Promise<void>;
  /** Takes every dossier as a notice instead of deciding it by officers. */
  notices?: (pool: Pool, faults: { refusesNotices: boolean }) => NoticeDesk;
  enquiries?: (pool: Pool, seed: number) => readonly AnsweredEnquiry[];
  /** Controls that only this simulator has, below `/_sim`. */
  controls?: (pool: Pool, router: Router) => void;
}

export interface AnsweredEnquiry {
  kind: string;
  answer(question: unknown): Promise<unknown>;
}

/** How an agency answers an enquiry; a question that is wrong as a message is a 400 problem. */
export function answering<Question, Answer>(
  enquiry: Enquiry<Question, Answer>,
  answer: (question: Question) => Promise<Answer>,
): AnsweredEnquiry {
  return { kind: enquiry.kind, answer: (question) => answer(parseMessage(enquiry.question, question)) };
}
