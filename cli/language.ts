/** The two languages of the command line. */
import { languages, type Language, type Sentence } from '../domain/messages';

export { languages, type Language, type Sentence };

/** The sentence with `{name}` replaced by the value of that name. */
export function say(
  sentence: Sentence,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
