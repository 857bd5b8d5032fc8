import { agenciesConfig } from '../runtime/config';
import { createLogger } from '../runtime/logging';
import { runPart } from '../runtime/process';
import { startSimulators } from './start-simulators';

/** The process of the gateway and the simulated agencies. */
const log = createLogger('agencies');
runPart(log, (signal) => startSimulators(agenciesConfig(), log, signal));
