/** A problem as a page, for whoever meets it on the way to the issuer and back, where no page of the console is. */
import type { Request } from 'express';
import type { Language } from '../../domain/messages';
import { problemKinds } from './catalogue';
import type { Problem } from './problem';

const ways = ['/auth/login', '/auth/callback'];

export const isOnTheWay = (request: Request): boolean =>
  ways.includes(request.path) && request.accepts(['json', 'html']) === 'html';

/** Holds our own sentences alone, nothing of what was sent. */
export function problemPage({ code }: Problem, language: Language): string {
  const { title, detail } = problemKinds[code];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[language]} – Liên Thông</title>
</head>
<body>
<main>
<h1>${title[language]}</h1>
<p>${detail[language]}</p>
<p><a href="/console">${again[language]}</a></p>
</main>
</body>
</html>
`;
}

const again = { vi: 'Đăng nhập lại', en: 'Sign in again' };
