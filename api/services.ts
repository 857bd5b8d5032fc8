import type { Logger } from 'pino';
import type { Desks } from '../desk/desks';
import type { TaskLists } from '../desk/tasks/list-tasks';
import type { Papers } from '../documents/papers';
import type { DossierCases } from '../casework/decisions/dossier-case';
import type { CaseEngine } from '../casework/engine';
import type { Register } from '../register/register';
import type { ClockWatch } from '../runtime/clock-watch';
import type { RequestVerifier } from '../runtime/signatures/verify-request';
import type { CaseWatch } from './cases/case-watch';
import type { UserNotes } from './identity/user-notes';
import type { TokenVerifier } from './identity/token-verifier';
import type { Metrics } from './observation/metrics';
import type { BrowserSessions } from './sessions/browser-sessions';
import type { SignInDoor } from './sessions/open-sign-in';
import type { TemporalConnection } from './temporal/temporal-connection';

/** What the routes work with; `main.ts` builds the real ones, tests may put others in their place. */
export interface Services {
  register: Register;
  tokens: TokenVerifier;
  /** Of browsers. */
  sessions: BrowserSessions;
  signIn: SignInDoor;
  users: UserNotes;
  engine: CaseEngine;
  temporal: Pick<TemporalConnection, 'ping' | 'close'>;
  papers: Papers;
  desks: Desks;
  /** Under which families reach us. */
  publicUrl: string;
  taskLists: TaskLists;
  dossiers: DossierCases;
  watch: CaseWatch;
  metrics: Metrics;
  /** Of agencies' callbacks. */
  signatures: RequestVerifier;
  /** Whether the register has its shape; until then all but health answers 503. */
  isOpen: () => boolean;
  /** Whether the pool of connections to the register is stuck. */
  isHung: () => boolean;
  /** This host's clock beside the database's. */
  clock: Pick<ClockWatch, 'state' | 'aheadMs'>;
  log: Logger;
}
