/** Whose session a browser's cookie is, and whether it may do with it what it asks for. */
import type { Request } from 'express';
import type { Caller } from '../../domain/rights/caller';
import { callerOfClaims, type ClaimNames } from '../../domain/rights/claims';
import type { SignInConfig } from '../../runtime/config';
import type { SignedIn, StoredSession } from '../../register/sessions';
import type { Register } from '../../register/register';
import { Problem } from '../problems/problem';
import { unauthenticated } from '../identity/token-verifier';
import { createSessionWatch } from './session-watch';
import {
  clearCookie,
  csrfTokenOf,
  findCookie,
  hashOf,
  isCsrfToken,
  newSecret,
  sessionCookie,
  setCookie,
} from './cookies';

export interface BrowserSession extends StoredSession {
  secret: string;
  caller: Caller;
  csrf: string;
}

export type BrowserSessions = ReturnType<typeof createBrowserSessions>;

export interface BrowserSessionsOptions {
  register: Register;
  config: SignInConfig;
  claims: ClaimNames;
}

export function createBrowserSessions(options: BrowserSessionsOptions) {
  const { register, config } = options;
  const originOf = (request: Request) => config.publicUrl ?? ownOrigin(request);
  const secretIn = (request: Request) => findCookie(request, sessionCookie, originOf(request));
  const heldBy = (secret: string) => ({
    secretHash: hashOf(secret),
    issuer: config.issuer,
    idleS: config.idleS,
  });
  const find = (request: Request) => findSession(secretIn(request), heldBy, options);
  const open = createSessionWatch(async (request) => (await find(request))?.state === 'open');
  return {
    originOf,
    /** Of what sessions have opened. */
    open,
    /** Also one that is locked or over. */
    find,
    /** Whether the browser holds a cookie, whatever has become of its session. */
    isKnown: (request: Request): boolean => secretIn(request) !== undefined,
    /** Throws 401, or 403 `csrf` where another site's page may have sent the request. */
    admit: async (request: Request, { evenLocked = false } = {}): Promise<BrowserSession> =>
      admitted(await find(request), request, { evenLocked, origin: originOf(request) }),
    keepActive: (session: BrowserSession) => register.keepSessionActive(heldBy(session.secret)),
    /** Goes on with `before` where the same user has come back. Gives the headers that tell the browser. */
    begin: async (request: Request, signedIn: SignedIn, before: BrowserSession | undefined) => {
      const goesOn = before?.subject === signedIn.subject && before.state !== 'over';
      const secret = goesOn ? before.secret : newSecret();
      const secretHash = hashOf(secret);
      if (goesOn) await register.unlockSession({ ...signedIn, secretHash });
      else await register.startSession({ ...signedIn, secretHash, endS: config.endS });
      if (before && !goesOn) await register.endSession(hashOf(before.secret));
      open.look();
      return setCookie(sessionCookie, secret, originOf(request));
    },
    /** Gives the headers that tell the browser. */
    end: async (request: Request, { secret }: BrowserSession) => {
      await register.endSession(hashOf(secret));
      open.look();
      return clearCookie(sessionCookie, originOf(request));
    },
  };
}

function admitted(
  session: BrowserSession | undefined,
  request: Request,
  { evenLocked, origin }: { evenLocked: boolean; origin: string },
): BrowserSession {
  if (!session || session.state === 'over') throw unauthenticated();
  if (session.state === 'locked' && !evenLocked) throw new Problem('session-locked');
  if (!isSafe(request)) checkOurs(request, session, origin);
  return session;
}

async function findSession(
  secret: string | undefined,
  heldBy: (secret: string) => Parameters<Register['findSession']>[0],
  { register, claims }: BrowserSessionsOptions,
): Promise<BrowserSession | undefined> {
  if (secret === undefined) return undefined;
  const stored = await register.findSession(heldBy(secret));
  return stored && sessionOf(secret, stored, claims);
}

/** A stream that it has opened ends when it would lock as things stand, and is opened again by whoever is still there. */
function sessionOf(secret: string, stored: StoredSession, names: ClaimNames): BrowserSession {
  const { claims, locksAt, endsAt } = stored;
  const exp = endsAt.getTime() / 1_000;
  const caller = callerOfClaims({ ...Object(claims), exp }, names);
  return {
    ...stored,
    secret,
    csrf: csrfTokenOf(secret),
    caller: { ...caller, expiresAtMs: locksAt.getTime() },
  };
}

const isSafe = ({ method }: Request): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/** A page of ours says so twice: by the origin that its browser names, and by what no other page can read. */
function checkOurs(request: Request, { secret }: BrowserSession, origin: string): void {
  const isOurs = request.get('origin') === origin && isCsrfToken(secret, request.get('x-csrf-token'));
  if (!isOurs) throw new Problem('csrf');
}

const ownOrigin = ({ protocol, host }: Request): string => `${protocol}://${host}`;
