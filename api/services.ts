import type { Logger } from 'pino';
import type { Register } from '../register/register';
import type { DecisionSender } from '../casework/temporal/pass-decision';
import type { DossierCases } from '../casework/decisions/dossier-case';
import type { CaseWatch } from './cases/case-watch';
import type { EngineConnection } from './temporal/temporal-connection';
import type { TokenVerifier } from './identity/token-verifier';
import type { Metrics } from './observation/metrics';
import type { OrderSender } from './temporal/case-engine';

/** What the routes work with; `main.ts` builds the real ones, tests may put others in their place. */
export interface Services {
  register: Register;
  tokens: TokenVerifier;
  engine: Pick<EngineConnection, 'ping' | 'close'>;
  decisions: DecisionSender;
  orders: OrderSender;
  dossiers: DossierCases;
  watch: CaseWatch;
  metrics: Metrics;
  /** The secret the gateway signs callbacks with. */
  gatewaySecret: Buffer;
  /** Whether the register has its shape; until then all but health answers 503. */
  isOpen: () => boolean;
  log: Logger;
}
