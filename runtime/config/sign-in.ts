/** How people sign in to the console, and how long they stay so. */
import { z } from 'zod';
import { developmentIdentity } from './identity';
import { httpUrl } from './values';

export interface SignInConfig {
  issuer: string;
  clientId: string;
  /** Undefined for a public client. */
  clientSecret?: string;
  /** Where browsers reach us, without a path; unset, wherever a request says that it was sent. */
  publicUrl?: string;
  /** How long nobody may do anything before a session locks, and how long one lasts at most. */
  idleS: number;
  endS: number;
}

const seconds = z.coerce.number().int().min(1);

export const signInVariables = {
  OIDC_CLIENT_ID: z.string().default(developmentIdentity.clientId),
  OIDC_CLIENT_SECRET: z.string().optional(),
  PUBLIC_URL: httpUrl
    .refine((url) => new URL(url).origin === url, { error: 'expected an address without a path' })
    .optional(),
  SESSION_IDLE_S: seconds.default(900),
  SESSION_END_S: seconds.default(36_000),
};

export function signInConfig(
  issuer: string,
  set: z.output<z.ZodObject<typeof signInVariables>>,
): SignInConfig {
  return {
    issuer,
    clientId: set.OIDC_CLIENT_ID,
    ...(set.OIDC_CLIENT_SECRET === undefined ? {} : { clientSecret: set.OIDC_CLIENT_SECRET }),
    ...(set.PUBLIC_URL === undefined ? {} : { publicUrl: set.PUBLIC_URL }),
    idleS: set.SESSION_IDLE_S,
    endS: set.SESSION_END_S,
  };
}
