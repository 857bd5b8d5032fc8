import type { Router } from 'express';
import type { Pool } from 'pg';
import type { NoticeDesk } from '../agency-kit/desk';
import type { AgencyId } from '../domain/agencies';
import type { AnsweredEnquiry } from './answered-enquiry';
import type { Act } from './officers/act';

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
