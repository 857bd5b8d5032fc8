/** The verbs for whoever runs an agency. They speak to the agency itself and need no API. */
import { type Command, Option } from 'commander';
import { cliConfig } from '../../runtime/config/cli';
import type { Language } from '../language';
import { languageOption, portNumber, runPlainVerb, said, wholeNumber } from './command';
import { conform, type ConformOptions } from './conform';

interface ConformCommandOptions extends ConformOptions {
  output: 'table' | 'json';
  lang?: Language;
}

export function addAgencyVerbs(program: Command): void {
  program
    .command('conform')
    .description(said('conform'))
    .requiredOption('--agency <url>', said('agencyAddress'))
    .requiredOption('--key-file <file>', said('keyFile'))
    .option('--step <id>', said('conformStep'))
    .option('--samples <file>', said('samples'))
    .option('--callback-port <port>', said('callbackPort'), portNumber)
    .option('--timeout <seconds>', said('decisionTimeout'), wholeNumber, 30)
    .addOption(new Option('--output <form>', said('output')).choices(['table', 'json']).default('table'))
    .addOption(languageOption())
    .addHelpText('after', said('exitCodes'))
    .action((options: ConformCommandOptions) =>
      runPlainVerb(options, (print) => {
        const language = options.lang ?? cliConfig().language;
        return conform({ json: options.output === 'json', language, print }, options);
      }),
    );
}
