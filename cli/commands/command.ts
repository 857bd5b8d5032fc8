/** What all commands of `lienthong` have in common: their language, their common options, how they end. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { caseStatuses } from '../../domain/case-view';
import { outcomes } from '../../domain/case-events';
import { cliConfig } from '../../runtime/config/cli';
import { exitCodes, type ExitCode, Failure } from '../failure';
import { ApiProblem } from '../http/problem';
import { languages } from '../language';
import { visible } from '../output/visible';
import { type CommonOptions, type Context, contextOf } from './context';
import { helpTexts, helpTitles, type HelpText } from './help-texts';

export const defaultDataFolder = '.lienthong';

/** In the language of the place: `--lang` is not known yet when help is written. */
export const said = (text: HelpText): string => helpTexts[text][cliConfig().language];

/** Settings of the program and, inherited, of each of its commands; set before any is added. */
export function speakingHere(program: Command): Command {
  const titles = cliConfig().language === 'vi' ? helpTitles : {};
  return program
    .helpOption('-h, --help', said('help'))
    .helpCommand('help [command]', said('help'))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title });
}

export const languageOption = (): Option =>
  new Option('--lang <language>', said('lang')).choices([...languages]);
export const statusOption = (): Option =>
  new Option('--status <status>', said('caseStatus')).choices([...caseStatuses]);
export const outcomeOption = (): Option =>
  new Option('--outcome <outcome>', said('outcome')).choices([...outcomes]);

/** A verb over the HTTP API. */
export function apiVerb(program: Command, usage: string, text: HelpText, as = 'ops'): Command {
  return program
    .command(usage)
    .description(said(text))
    .option('--data <dir>', said('data'), defaultDataFolder)
    .option('--api <url>', said('api'))
    .option('--token <token>', said('token'))
    .option('--as <role>', said('as'), as)
    .addOption(new Option('--output <form>', said('output')).choices(['table', 'json']).default('table'))
    .addOption(languageOption())
    .addHelpText('after', said('exitCodes'));
}

/** Sets the exit code by what the verb says; what it could not do is said on stderr. */
export function runVerb(
  options: CommonOptions,
  verb: (context: Context) => Promise<ExitCode>,
): Promise<void> {
  return runPlainVerb(options, (print) => verb(contextOf(options, print)));
}

/** A verb that speaks to no API. */
export async function runPlainVerb(
  options: Pick<CommonOptions, 'lang'>,
  verb: (print: (text: string) => void) => Promise<ExitCode>,
): Promise<void> {
  leaveWithTheReader();
  try {
    process.exitCode = await verb((text) => process.stdout.write(`${visible(text)}\n`));
  } catch (error) {
    if (error instanceof Failure) {
      process.stderr.write(`${visible(error.said(options.lang ?? cliConfig().language))}\n`);
      process.exitCode = error.exitCode;
    } else if (error instanceof ApiProblem) {
      process.stderr.write(`${visible(error.said())}\n`);
      process.exitCode = exitCodes.foundWrong;
    } else throw error;
  }
}

/** A reader that has seen enough (`| head`) is no fault. */
function leaveWithTheReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.ok);
    throw error;
  });
}

export function portNumber(text: string): number {
  const number = wholeNumber(text);
  if (number <= 65_535) return number;
  throw new InvalidArgumentError('0…65535');
}

export function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('0, 1, 2…');
}
