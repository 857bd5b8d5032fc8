import { inputMessages, type InputIssue, type Language } from '../../domain/messages';
import { problemKinds } from './catalogue';
import type { Problem } from './problem';
import type { ProblemKind } from './problem-kind';

/** An input issue with its sentence. */
export interface SaidIssue extends Omit<InputIssue, 'allowed'> {
  detail: string;
}

export function sayIssues(issues: readonly InputIssue[], language: Language): SaidIssue[] {
  return issues.map(({ pointer, code, allowed }) => {
    const detail = inputMessages[code][language];
    return {
      pointer,
      code,
      detail: allowed ? `${detail} ${choices[language]}: ${allowed.join(', ')}.` : detail,
    };
  });
}

const choices = { vi: 'Các giá trị được phép', en: 'Allowed' };

/** The body of RFC 9457, in the caller's language. */
export function problemJson({ code, extras }: Problem, language: Language) {
  const { status, title, detail }: ProblemKind = problemKinds[code];
  return {
    type: `urn:lienthong:problem:${code}`,
    title: title[language],
    status,
    detail: [extras.lead, detail, extras.detail].flatMap((said) => said?.[language] ?? []).join(' '),
    code,
    ...(extras.errors && { errors: sayIssues(extras.errors, language) }),
    ...extras.members,
  };
}
