/** The way to the issuer and back, which browsers go, and the issuer's word that somebody has signed out there. */
import { z } from 'zod';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { consolePath } from '../sessions/sign-in';
import type { Redirect } from '../sessions/sign-in';

const anyOrigin = 'https://console.invalid';

/** Below the console and nowhere else, however it is written: as a browser reads it. */
function isInConsole(path: string): boolean {
  if (!path.startsWith('/') || !URL.canParse(path, anyOrigin)) return false;
  const { origin, pathname } = new URL(path, anyOrigin);
  return origin === anyOrigin && (pathname === consolePath || pathname.startsWith(`${consolePath}/`));
}

/** As it may stand in a header. */
const asSent = (path: string): string => new URL(path, anyOrigin).href.slice(anyOrigin.length);

const elsewhere = {
  303: {
    description: 'To the page that `Location` names',
    type: 'text/plain',
    schema: z.string(),
    headers: z.object({ Location: z.string() }),
  },
} as const;

const to = ({ location, headers }: Redirect) => ({
  status: 303 as const,
  text: '',
  headers: { ...headers, Location: location },
});

export const loginRoute = route({
  method: 'get',
  operationId: 'signIn',
  path: '/auth/login',
  tag: 'sessions',
  summary: 'Sign in to the console',
  description:
    'Sends a browser to the issuer. One that holds a session which is not open signs in in person, and goes on where it ' +
    'was if it is the same user.',
  access: { kind: 'public', limited: true },
  query: z.object({
    returnTo: z
      .string()
      .max(2_000)
      .refine(isInConsole)
      .transform(asSent)
      .default(consolePath)
      .meta({ description: 'A path under `/console`' }),
  }),
  replies: elsewhere,
  problems: ['invalid-input', 'unavailable'],
}).handle(async ({ request, query }, { signIn }) => to(await signIn.begin(request, query.returnTo)));

export const callbackRoute = route({
  method: 'get',
  operationId: 'finishSignIn',
  path: '/auth/callback',
  tag: 'sessions',
  summary: 'Come back from the issuer',
  access: { kind: 'public', limited: true },
  replies: elsewhere,
  problems: ['sign-in-ended', 'sign-in-refused', 'unavailable'],
}).handle(async ({ request }, { signIn }) => to(await signIn.finish(request)));

const maxTokenBytes = 64 * 1024;
const LogoutForm = z.object({ logout_token: z.string() });

export const backchannelRoute = route({
  method: 'post',
  operationId: 'receiveLogout',
  path: '/auth/backchannel',
  tag: 'sessions',
  summary: 'For the issuer: somebody has signed out there',
  description: 'OpenID Connect Back-Channel Logout 1.0: a form with `logout_token`.',
  access: { kind: 'public', limited: true },
  replies: { 200: { description: 'Their sessions here have ended', schema: z.object({}) } },
  problems: ['bad-logout-token', 'invalid-input', 'too-large', 'unsupported-media-type', 'unavailable'],
}).handle(async (call, { signIn }) => {
  const form = new URLSearchParams((await call.bytes(maxTokenBytes)).toString('utf8'));
  const { logout_token: token } = parseBody(LogoutForm, Object.fromEntries(form));
  await signIn.signedOut(token);
  return { status: 200, json: {} };
});
