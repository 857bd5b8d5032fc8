/** What a family is told by SMS and e-mail: the one table of it. An SMS is one part: no accents, 160 characters. */
import type { Language } from '../domain/messages';
import { foldMarks } from './fold-marks';

type Line = Readonly<Record<Language, string>>;

/** `{c}` the case's code, `{u}` where it is followed, `{s}` the step, `{date}` a day. */
const lines = {
  supplement: {
    vi: 'Hồ sơ {c} cần bổ sung trước {date}. Xem và trả lời: {u}',
    en: 'Case {c} needs more from you by {date}. Answer: {u}',
  },
  refused: {
    vi: '{s}: không được giải quyết. Lý do và cách làm tiếp: {u}',
    en: '{s}: refused. Reason and what to do: {u}',
  },
  changed: {
    vi: 'Kết quả hồ sơ {c} có thay đổi. Lý do: {u}',
    en: 'A result of case {c} has changed. Why: {u}',
  },
  granted: { vi: '{s}: đã giải quyết. {u}', en: '{s}: granted. {u}' },
} as const satisfies Record<string, Line>;
export type MessageTemplate = keyof typeof lines;

export interface MessageWords {
  c: string;
  u: string;
  s: string;
  date: string;
}

export interface MessageText {
  /** Null where none is sent. */
  sms: string | null;
  email: { subject: string; text: string };
}

export function messageText(template: MessageTemplate, language: Language, words: MessageWords): MessageText {
  const line = lines[template][language].replace(/\{(\w+)\}/g, (_, name: keyof MessageWords) => words[name]);
  const sms = template === 'granted' ? null : language === 'vi' ? foldMarks(line) : line;
  const about = language === 'vi' ? 'Hồ sơ' : 'Case';
  return { sms, email: { subject: `[Liên Thông] ${about} ${words.c}: ${line}`, text: line } };
}
