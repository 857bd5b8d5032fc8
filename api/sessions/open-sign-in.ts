/** Signing in and out of the console, as the routes use it. */
import type { Request } from 'express';
import type { JWTVerifyGetKey } from 'jose';
import { consolePath, beginSignIn, finishSignIn, type SignInServices } from './sign-in';
import { createBrowserSessions, type BrowserSession, type BrowserSessions } from './browser-sessions';
import { createIssuerClient } from './issuer-client';
import { readLogoutToken } from './logout-token';

/** Anybody may ask whether we are ready, and the issuer is to hear little of it. */
const askAgainAfterMs = 5_000;

export type SignInDoor = ReturnType<typeof openSignIn>['signIn'];

export function openSignIn({
  keys,
  ...options
}: Omit<SignInServices, 'sessions' | 'issuer'> & { keys: JWTVerifyGetKey }) {
  const { register, config } = options;
  const sessions: BrowserSessions = createBrowserSessions(options);
  const issuer = createIssuerClient(config);
  const services: SignInServices = { ...options, sessions, issuer };
  const signIn = {
    begin: (request: Request, returnTo: string) => beginSignIn(services, request, { returnTo }),
    finish: (request: Request) => finishSignIn(services, request),
    /** Where the browser goes to sign out at the issuer too, or the console where it cannot. */
    findWayOut: async (request: Request, { idToken }: BrowserSession): Promise<string> => {
      const returnTo = `${sessions.originOf(request)}${consolePath}`;
      return (await issuer.findEndSessionUrl({ idToken, returnTo }))?.href ?? returnTo;
    },
    /** Ends the sessions of whoever has signed out at the issuer. Throws 400 `bad-logout-token`. */
    signedOut: async (logoutToken: string): Promise<void> => {
      const who = await readLogoutToken(logoutToken, { keys, config });
      await register.endSessionsOf({ issuer: config.issuer, ...who });
      sessions.open.look();
    },
    /** Whether the issuer answers, and as itself. */
    ping: atMostEvery(askAgainAfterMs, () => issuer.ping()),
    forget: async () => {
      await register.forgetSessions();
      await register.forgetSignIns();
    },
  };
  return { sessions, signIn };
}

/** What was answered last, for as long as it counts. */
function atMostEvery(ms: number, ask: () => Promise<void>): () => Promise<void> {
  let last: { answer: Promise<void>; at: number } | undefined;
  return () => {
    if (!last || Date.now() - last.at > ms) last = { answer: ask(), at: Date.now() };
    return last.answer;
  };
}
