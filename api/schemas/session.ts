/** Who is signed in, as the console is told. */
import { z } from 'zod';
import { roles } from '../../domain/rights/roles';
import { vietNamInstant } from '../../domain/viet-nam-time';
import type { BrowserSession } from '../sessions/browser-sessions';
import { AgencyReply } from './case-view';
import { InstantOutput } from './instants';

export const SessionReply = z
  .object({
    user: z
      .object({
        subject: z.string(),
        name: z.string().nullable(),
        roles: z.array(z.enum(roles)),
        agency: AgencyReply.nullable(),
        territory: z.array(z.string()).meta({ description: '`*`, provinces, communes' }),
      })
      .meta({ id: 'SessionUser' }),
    csrf: z.string().meta({ description: 'To be sent as `X-CSRF-Token`' }),
    locksAt: InstantOutput.meta({ description: 'Unless `POST /auth/active` comes before' }),
    endsAt: InstantOutput,
  })
  .meta({ id: 'Session' });

export function sessionReply({
  caller,
  csrf,
  locksAt,
  endsAt,
}: BrowserSession): z.input<typeof SessionReply> {
  const { subject, name, roles: has, agency = null, territory } = caller;
  return {
    user: { subject, name, roles: [...has], agency, territory: [...territory] },
    csrf,
    locksAt: vietNamInstant(locksAt.getTime()),
    endsAt: vietNamInstant(endsAt.getTime()),
  };
}
