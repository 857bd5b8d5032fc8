import type { Logger } from 'pino';
import type { Papers } from '../documents/papers';
import type { DossierCases } from '../casework/decisions/dossier-case';
import type { CaseEngine } from '../casework/engine';
import type { Register } from '../register/register';
import type { CaseWatch } from './cases/case-watch';
import type { TokenVerifier } from './identity/token-verifier';
import type { Metrics } from './observation/metrics';
import type { TemporalConnection } from './temporal/temporal-connection';

/** What the routes work with; `main.ts` builds the real ones, tests may put others in their place. */
export interface Services {
  register: Register;
  tokens: TokenVerifier;
  engine: CaseEngine;
  temporal: Pick<TemporalConnection, 'ping' | 'close'>;
  papers: Papers;
  dossiers: DossierCases;
  watch: CaseWatch;
  metrics: Metrics;
  /** The secret the gateway signs callbacks with. */
  gatewaySecret: Buffer;
  /** Whether the register has its shape; until then all but health answers 503. */
  isOpen: () => boolean;
  log: Logger;
}
