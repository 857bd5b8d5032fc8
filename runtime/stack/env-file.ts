/**
 * `DIR/env/<part>.env`: what a part was started with, one `NAME=value` to a line, so that another can be started
 * beside it: `env $(cat DIR/env/worker.env) npx lienthong worker`. It holds secrets, so this user alone may read it.
 */
import { partEnvironment } from '../config/host';
import { writeWhole } from '../files';
import type { Logger } from '../logging';

/** The shell splits values at blanks: one that has any is left out, and the log says so. */
export function writeEnvFile(file: string, environment: Record<string, string>, log: Logger): void {
  const lines = Object.entries(partEnvironment(environment)).flatMap(([name, value]) => {
    if (!/\s/.test(value)) return `${name}=${value}\n`;
    log.warn(
      { file, variable: name },
      'a value with blanks is left out of the env file; give it by other means',
    );
    return [];
  });
  writeWhole(file, lines.join(''));
}
