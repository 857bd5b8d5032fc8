/** The command line `lienthong`. Each verb lives in a file of its own under commands/. */
import { Command, CommanderError } from 'commander';
import { addAgencyVerbs } from './commands/agency-verbs';
import { said, speakingHere } from './commands/command';
import { addPartVerbs } from './commands/part-verbs';
import { addSystemVerbs } from './commands/system-verbs';
import { addVerbs } from './commands/verbs';
import { exitCodes } from './failure';
import { withoutExperimentalWarnings } from './warnings';

async function main(): Promise<void> {
  withoutExperimentalWarnings();
  const program = speakingHere(new Command('lienthong'))
    .description(said('program'))
    .addHelpText('after', said('exitCodes'))
    .exitOverride();
  addSystemVerbs(program);
  addPartVerbs(program);
  addVerbs(program);
  addAgencyVerbs(program);
  await program.parseAsync();
}

main().catch((error: unknown) => {
  // Commander has said its own piece already, help as much as what is wrong with the usage.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? exitCodes.ok : exitCodes.notDone);
  console.error(error instanceof Error ? error.message : 'failed');
  process.exit(exitCodes.notDone);
});
