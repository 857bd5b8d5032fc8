/** `lienthong start` and `lienthong stack`: the commands that bring the system up. */
import type { Command } from 'commander';
import { cliConfig } from '../../runtime/config/cli';
import type { Language, Sentence } from '../language';
import { runStack } from '../stack';
import { runStart } from '../start';
import { runSamples } from '../start/run-samples';
import { defaultDataFolder, languageOption, portNumber, said } from './command';

interface SystemOptions {
  data: string;
  port?: number;
}

export function addSystemVerbs(program: Command): void {
  program
    .command('start')
    .description(said('start'))
    .option('--once', said('once'), false)
    .option('--data <dir>', said('data'), defaultDataFolder)
    .option('--port <port>', said('port'), portNumber)
    .addOption(languageOption())
    .action(async ({ lang, ...options }: SystemOptions & { once: boolean; lang?: Language }) => {
      const language = lang ?? cliConfig().language;
      const shown = {
        language,
        leavesTasks: !options.once,
        ...(options.data === defaultDataFolder ? {} : { dataDir: options.data }),
      };
      console.log(comingUp[language]);
      const buildingConsole = (): void => console.log(building[language]);
      const command = { ...options, buildingConsole };
      process.exit(await runStart(command, (running) => runSamples({ ...running, ...shown })));
    });
  program
    .command('stack')
    .description(said('stack'))
    .option('--data <dir>', said('data'), defaultDataFolder)
    .option('--port <port>', said('port'), portNumber)
    .action(async (options: SystemOptions) => process.exit(await runStack(options)));
}

const comingUp: Sentence = { vi: 'Đang đưa hệ thống lên…', en: 'Bringing the system up…' };
const building: Sentence = {
  vi: 'Đang dựng giao diện (một lần cho mỗi phiên bản)…',
  en: 'Building the console (once for each version)…',
};
