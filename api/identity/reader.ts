/** Whoever a request speaks for, as a reader of cases. */
import type { Request } from 'express';
import type { Reader } from '../../casework/reading/reader';
import type { Caller } from '../../domain/rights/caller';
import type { Permission } from '../../domain/rights/permissions';
import { noteLength, purposes, type Purpose } from '../../domain/rights/purpose';
import { reachesOf } from '../../domain/rights/reach';
import { isStorableText } from '../../domain/text';
import type { Access } from '../http/route';

export function readerOf(caller: Caller, access: Access, request: Request): Reader {
  const { subject, roles, agency = null } = caller;
  const reaches = access.kind === 'token' ? reachesOf(caller, access.permission) : [];
  const reachesFor = (permission: Permission) => reachesOf(caller, permission);
  return {
    subject,
    roles,
    agency,
    reaches,
    reachesFor,
    purpose: purposeOf(request),
    channel: channelOf(request),
  };
}

/** A browser sends its session, a program its token. */
const channelOf = (request: Request): Reader['channel'] =>
  request.headers.authorization === undefined ? 'console' : 'api';

/** A header holds ASCII only, so the note is percent-encoded. */
function purposeOf(request: Request): Purpose | 'unclear' | null {
  const said = request.get('x-purpose');
  const encoded = request.get('x-purpose-note');
  if (said === undefined && encoded === undefined) return null;
  const code = purposes.find((known) => known === said);
  const note = decoded(encoded ?? '');
  if (code === undefined || note === undefined) return 'unclear';
  const { length } = Array.from(note);
  return length >= noteLength.min && length <= noteLength.max ? { code, note } : 'unclear';
}

function decoded(encoded: string): string | undefined {
  try {
    const note = decodeURIComponent(encoded).normalize('NFC').trim();
    return isStorableText(note) ? note : undefined;
  } catch {
    return undefined;
  }
}
