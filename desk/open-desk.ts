import type { Pool } from 'pg';
import type { Decisions } from '../agency-kit/decisions';
import type { StoredDossier } from '../agency-kit/dossier-store';
import type { Register } from '../register/register';
import type { DeskAct, Granting, ReadDossier } from './acts/act';
import type { AskAgency } from './ask-agency';
import type { TaskRow } from './tasks/task';

export interface DesksSettings {
  /** How long a claim is held after its holder was last heard of. */
  lockMs: number;
  /** How long what was asked elsewhere is kept. */
  checksMs: number;
}

/** A task's dossier, read. */
export interface OpenDossier {
  stored: StoredDossier;
  dossier: ReadDossier;
  corrected: Granting['corrected'];
}

/** The desk of one agency, to whoever works at it. */
export interface OpenDesk {
  tasks: Pool;
  register: Pick<Register, 'findCase' | 'usersStoodInFor'>;
  settings: DesksSettings;
  decisions: Decisions;
  ask: AskAgency;
  actOf: (step: string) => DeskAct;
  open(task: TaskRow): Promise<OpenDossier>;
  /** Whether the first acts for the second at this time. */
  standsFor(deputy: string, subject: string): Promise<boolean>;
}
