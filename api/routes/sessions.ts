/** The session of a browser: who it is, that somebody is still there, and its end. */
import { z } from 'zod';
import { route } from '../http/route';
import { SessionReply, sessionReply } from '../schemas/session';

export const sessionRoute = route({
  method: 'get',
  operationId: 'getSession',
  path: '/auth/session',
  tag: 'sessions',
  summary: 'Who is signed in with this browser',
  description: 'Also of a session that is locked: `locksAt` has then gone by.',
  access: { kind: 'session' },
  replies: { 200: { description: 'The session', schema: SessionReply } },
  problems: [],
}).handle(async ({ request }, { sessions }) => ({
  status: 200,
  json: sessionReply(await sessions.admit(request, { evenLocked: true })),
}));

export const activeRoute = route({
  method: 'post',
  operationId: 'keepSessionActive',
  path: '/auth/active',
  tag: 'sessions',
  summary: 'Say that somebody is still there',
  description:
    'Upon typing or pointing, once a minute at most. A session that has locked is opened by signing in again, not by this.',
  access: { kind: 'session' },
  replies: { 200: { description: 'The session as it is now', schema: SessionReply } },
  problems: ['session-locked'],
}).handle(async ({ request }, { sessions }) => {
  await sessions.keepActive(await sessions.admit(request));
  return { status: 200, json: sessionReply(await sessions.admit(request)) };
});

const WayOut = z
  .object({ location: z.url().meta({ description: 'Where the browser goes on to' }) })
  .meta({ id: 'WayOut' });

export const logoutRoute = route({
  method: 'post',
  operationId: 'signOut',
  path: '/auth/logout',
  tag: 'sessions',
  summary: 'End the session',
  description: 'Here at once; at the issuer too, once the browser has gone to `location`.',
  access: { kind: 'session' },
  replies: { 200: { description: 'It has ended', schema: WayOut } },
  problems: [],
}).handle(async ({ request }, { sessions, signIn }) => {
  const session = await sessions.admit(request, { evenLocked: true });
  const location = await signIn.findWayOut(request, session);
  return { status: 200, json: { location }, headers: await sessions.end(request, session) };
});
