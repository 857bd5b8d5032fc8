import type { Logger } from 'pino';
import type { Register } from '../register/register';
import type { RequestVerifier } from '../runtime/signatures/verify-request';
import type { DecisionSender } from './callbacks/decision-sender';
import type { DossierCases } from './callbacks/dossier-case';
import type { CaseWatch } from './cases/case-watch';
import type { EngineConnection } from './engine/engine-connection';
import type { TokenVerifier } from './identity/token-verifier';
import type { Metrics } from './observation/metrics';
import type { OrderSender } from './orders/order-sender';

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
  /** Of agencies' callbacks. */
  signatures: RequestVerifier;
  /** Whether the register has its shape; until then all but health answers 503. */
  isOpen: () => boolean;
  log: Logger;
}
