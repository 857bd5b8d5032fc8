/** The command line `lienthong`. Each verb lives in a file of its own; this one names them. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { cliConfig } from '../runtime/config/cli';
import { addVerbs, exitCodesText } from './commands/verbs';
import { exitCodes } from './failure';
import { languages, type Language, type Sentence } from './language';
import { runStack } from './stack';
import { runSamples } from './start/run-samples';
import { runStart } from './start';

const program = new Command('lienthong')
  .description('Liên thông thủ tục hành chính / linked administrative procedures')
  .addHelpText('after', exitCodesText)
  .exitOverride();

const defaultData = '.lienthong';
const startingUp: Sentence = {
  vi: 'Đang đưa hệ thống lên…',
  en: 'Bringing the system up…',
};

interface SystemOptions {
  data: string;
  port?: number;
}

program
  .command('start')
  .description('the system with sample cases, filed and shown step by step; up until Ctrl-C')
  .option('--once', 'in a fresh folder, then exit: 0 only if every sample came out as expected', false)
  .option('--data <dir>', 'data folder', defaultData)
  .option(
    '--port <port>',
    "the API's port, 0 for any (default: the one kept in the data folder, else 8080)",
    port,
  )
  .addOption(new Option('--lang <language>', 'vi or en (default: by LANG)').choices([...languages]))
  .action(async ({ lang, ...options }: SystemOptions & { once: boolean; lang?: Language }) => {
    const language = lang ?? cliConfig().language;
    const shown = { language, ...(options.data === defaultData ? {} : { dataDir: options.data }) };
    console.log(startingUp[language]);
    process.exit(await runStart(options, (running) => runSamples({ ...running, ...shown })));
  });

program
  .command('stack')
  .description('the system without samples; prints one line READY {json} when every part answers')
  .option('--data <dir>', 'data folder', defaultData)
  .option(
    '--port <port>',
    "the API's port, 0 for any (default: the one kept in the data folder, else 8080)",
    port,
  )
  .action(async (options: SystemOptions) => process.exit(await runStack(options)));

addVerbs(program);

program.parseAsync().catch((error: unknown) => {
  // Commander has said its own piece already, help as much as what is wrong with the usage.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? exitCodes.ok : exitCodes.notDone);
  console.error(error instanceof Error ? error.message : 'failed');
  process.exit(exitCodes.notDone);
});

function port(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('expected a port number from 0 to 65535');
}
