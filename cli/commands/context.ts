/** What every verb works with: the API to talk to, the language, and where its words go. */
import { cliConfig } from '../../runtime/config/cli';
import { Failure } from '../failure';
import { ApiClient } from '../http/api-client';
import type { Language } from '../language';
import { findReadyFile, readyPath, type ReadyFile } from '../ready-file';

/** The options that all verbs share. */
export interface CommonOptions {
  api?: string;
  token?: string;
  /** Which of the development tokens to use. */
  as: string;
  data: string;
  output: 'table' | 'json';
  lang?: Language;
}

export interface Context {
  language: Language;
  /** One JSON document instead of tables. */
  json: boolean;
  dataDir: string;
  ready: ReadyFile | undefined;
  /** Throws Failure when neither options nor data folder name an API. */
  api(): ApiClient;
  /** One line, or a block of lines, on stdout. */
  print(text: string): void;
}

export function contextOf(options: CommonOptions, print: (text: string) => void): Context {
  const config = cliConfig();
  const language = options.lang ?? config.language;
  const ready = findReadyFile(options.data);
  const api = (): ApiClient => {
    const named = (options.api ?? config.apiUrl)?.replace(/\/$/, '');
    const baseUrl = named ?? ready?.api;
    if (baseUrl === undefined) throw new Failure(nothingUp, { file: readyPath(options.data) });
    // A development token never leaves for an API that it was not made for.
    const kept = baseUrl === ready?.api ? ready.tokens[options.as] : undefined;
    return new ApiClient({ baseUrl, token: options.token ?? config.token ?? kept, language });
  };
  return { language, json: options.output === 'json', dataDir: options.data, ready, api, print };
}

const nothingUp = {
  vi: 'Không thấy hệ thống nào đang chạy ({file}). Hãy chạy `npm start`, hoặc chỉ ra thư mục bằng --data DIR, hoặc API bằng --api URL.',
  en: 'No system is up here ({file}). Start one with `npm start`, or name its folder with --data DIR or its API with --api URL.',
};

/** JSON for programs: indented, one document. */
export const jsonText = (value: unknown): string => JSON.stringify(value, null, 2);
