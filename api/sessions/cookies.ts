/**
 * The two cookies of a browser: one says whose session it is, one that a sign-in comes back to the browser that began
 * it. Behind https their names let no other host and no other path set them.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

export interface Cookie {
  name: string;
  /** How long a browser keeps it; until it is closed, where nothing is said. */
  maxAgeS?: number;
}

export const sessionCookie: Cookie = { name: 'lienthong' };
export const signInCookie: Cookie = { name: 'lienthong-sign-in', maxAgeS: 3_600 };

/** 256 bits that nobody guesses. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** What a page sends along to show that it is ours: known to whoever holds the cookie, and kept nowhere. */
export const csrfTokenOf = (secret: string): string =>
  createHmac('sha256', secret).update('csrf').digest('base64url');

export function isCsrfToken(secret: string, given = ''): boolean {
  return timingSafeEqual(hashOf(csrfTokenOf(secret)), hashOf(given));
}

/** The secret that the browser holds, whether it is still worth something or not. */
export function findCookie(request: Request, { name }: Cookie, origin: string): string | undefined {
  const given = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const wanted = `${nameAt(origin, name)}=`;
  const value = given.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

export function setCookie(cookie: Cookie, secret: string, origin: string): Record<string, string> {
  const age = cookie.maxAgeS === undefined ? '' : `; Max-Age=${String(cookie.maxAgeS)}`;
  return headerOf(`${nameAt(origin, cookie.name)}=${secret}${age}`, origin);
}

export const clearCookie = ({ name }: Cookie, origin: string): Record<string, string> =>
  headerOf(`${nameAt(origin, name)}=; Max-Age=0`, origin);

const headerOf = (pair: string, origin: string): Record<string, string> => ({
  'Set-Cookie': `${pair}; Path=/; HttpOnly; SameSite=Lax${isSecure(origin) ? '; Secure' : ''}`,
});

const nameAt = (origin: string, name: string): string => (isSecure(origin) ? `__Host-${name}` : name);
const isSecure = (origin: string): boolean => origin.startsWith('https:');
