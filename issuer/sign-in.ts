/** The page on which one chooses who to be: a button for each development user, no password, no script. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { developmentUsers, subjectOf } from '../runtime/identity/development-users';

export const signInPath = '/sign-in/';

/** The sign-in that a browser is in the middle of is known by its cookie; one that has ended begins again at the API. */
export async function signIn(
  request: IncomingMessage,
  response: ServerResponse,
  provider: Provider,
): Promise<void> {
  const underWay = await provider.interactionDetails(request, response).catch(() => undefined);
  if (!underWay) return show(response, 400, ended);
  if (request.method !== 'POST') return show(response, 200, choice());
  const user = new URLSearchParams(await text(request)).get('user') ?? '';
  if (!Object.hasOwn(developmentUsers, user)) return show(response, 400, choice());
  const login = { accountId: subjectOf(user), remember: false };
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #161616 }
ul { list-style: none; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)) }
button { font: inherit; width: 100%; min-height: 3rem; padding: .5rem 1rem; text-align: left; cursor: pointer;
  color: #161616; background: #fff; border: 1px solid #6f6f6f }
button:hover { background: #edf5ff }
button:focus-visible { outline: 3px solid #0f62fe; outline-offset: 1px }
small { display: block; color: #525252; overflow-wrap: anywhere }
`;

const choice = (): string => `
<h1>Đăng nhập thử / Sign in for a trial</h1>
<p>Chọn người dùng; không có mật khẩu. / Choose who to be; there is no password.</p>
<form method="post"><ul>
${Object.entries(developmentUsers).map(buttonOf).join('\n')}
</ul></form>`;

const buttonOf = ([name, user]: [string, { name: string }]): string =>
  `<li><button name="user" value="${name}" data-testid="dev-user-${name}">${user.name}<small lang="en">${name}</small></button></li>`;

const ended = `
<h1>Lần đăng nhập này đã hết hạn / This sign-in has ended</h1>
<p>Hãy quay lại trang bạn đã mở và đăng nhập lại. / Go back to the page you came from and sign in again.</p>`;

function show(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'`,
  }).end(`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Đăng nhập thử – Liên Thông</title>
<style>${style}</style>
</head>
<body>
<main>${body}
</main>
</body>
</html>
`);
}
