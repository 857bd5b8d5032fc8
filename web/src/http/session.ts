/** The session of whoever works here: kept by the API, known to the page by its cookie alone. */
import type { AgencyId } from '../../../domain/agencies';
import { sessionEvents } from '../app/session-events';
import { ProblemError } from './problem';
import { send } from './client';

export interface SessionUser {
  subject: string;
  name: string;
  roles: string[];
  agency: AgencyId | null;
  territory: string[];
}
export interface Session {
  user: SessionUser;
  csrf: string;
  locksAt: string;
  endsAt: string;
}

/** Null when nobody has signed in. */
export async function readSession(): Promise<Session | null> {
  try {
    const session = (await (await send('get', '/auth/session', {})).json()) as Session;
    sessionEvents.keepCsrf(session.csrf);
    return session;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return null;
    throw error;
  }
}

export async function stayActive(): Promise<void> {
  await send('post', '/auth/active', {});
}

/** Where the issuer ends its own session. */
export async function endSession(): Promise<string> {
  const reply = (await (await send('post', '/auth/logout', {})).json()) as { location?: string };
  return reply.location ?? '/console';
}

/** Back to the page one is on. */
export function signInAddress(): string {
  const { pathname, search } = window.location;
  return `/auth/login?returnTo=${encodeURIComponent(pathname + search)}`;
}
