/** Which texts are missing: each key in both languages, and each key that the sources name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Texts = Record<string, string>;

/** As `language key`. */
export function missingTexts(folder: string): string[] {
  const texts = {
    vi: JSON.parse(readFileSync(join(folder, 'i18n/vi.json'), 'utf8')) as Texts,
    en: JSON.parse(readFileSync(join(folder, 'i18n/en.json'), 'utf8')) as Texts,
  };
  const used = sourcesIn(folder).flatMap((source) => keysNamedIn(source));
  const keys = new Set([...Object.keys(texts.vi), ...Object.keys(texts.en), ...used]);
  return [...keys].flatMap((key) =>
    (['vi', 'en'] as const)
      .filter((language) => !texts[language][key])
      .map((language) => `${language} ${key}`),
  );
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Only keys written out: those put together from codes are typed instead. */
const keysNamedIn = (source: string): string[] =>
  [...source.matchAll(/\bt\('([^']+)'/g)].map(([, key]) => key ?? '');
