import { agenciesConfig } from '../runtime/config';
import { createLogger } from '../runtime/logging';
import { runPart } from '../runtime/process';
import { startAgencies } from './start-agencies';

/** The process of the gateway and the simulated agencies. */
const log = createLogger('agencies');
runPart(log, (signal) => startAgencies(agenciesConfig(), log, signal));
