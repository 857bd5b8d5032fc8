import type { Router } from 'express';
import type { Pool } from 'pg';
import type { AgencyId } from '../domain/agencies';
import type { DossierFiling } from '../domain/schemas/agency-contract';
import type { Act } from './desk/act';
import type { Enquiry } from './ask';
import type { ReversalOrder } from '../agency-kit/reversal-order';
import { parseMessage } from '../agency-kit/http/problem';

/** What makes one agency differ from the others; everything else is the shell's. */
export interface AgencyDefinition {
  id: AgencyId;
  /** The decisions it takes, one for each step. */
  acts?: readonly Act[];
  /** Tables of its own, created when missing. */
  schema?: string;
  /** Puts in what it holds from the beginning; called again only when it broke off. */
  seed?: (pool: Pool, seed: number) => Promise<void>;
  /** Takes every dossier as a notice: applied or refused at once, without a callback, once for each key. */
  notices?: NoticeDesk;
  enquiries?: (pool: Pool, seed: number) => readonly AnsweredEnquiry[];
  /** Controls that only this simulator has, below `/_sim`. */
  controls?: (pool: Pool, router: Router) => void;
}

export interface NoticeDesk {
  take(pool: Pool, key: string, filing: DossierFiling): Promise<void>;
  /** What a notice told is so no longer; the same again changes nothing. */
  takeBack(pool: Pool, key: string, order: ReversalOrder): Promise<void>;
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
