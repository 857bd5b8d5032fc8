import { developmentIdentityConfig } from '../runtime/config';
import { createLogger } from '../runtime/logging';
import { runPart } from '../runtime/process';
import { startIssuer } from './start-issuer';

/** The process of the development issuer. */
const log = createLogger('identity');
runPart(log, () => startIssuer(developmentIdentityConfig(), log));
