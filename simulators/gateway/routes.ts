import { isAgency, mayUse } from '../../agency-kit/signatures/access';
import type { AgencyId } from '../../domain/agencies';
import { parties } from '../../runtime/signatures/parties';

/** Where a message goes, by its path alone. Paths stay percent-encoded, so a dossier key remains one segment. */
export interface GatewayRoute {
  receiver: AgencyId | typeof parties.engine;
  /** As the receiver sees it, without the query. */
  path: string;
  query: string;
}

const callbackPrefix = '/v1/callbacks/';
/** Where an agency fetches the papers that it was sent the address of: `/v1/attachments/{agency}/…`. */
const attachmentPrefix = '/v1/attachments/';

/** Desks stand where the engine's API does: `/desk/{agency}/…`, for agencies without a system of their own. */
const deskPrefix = '/desk/';

export function findRoute(method: string, target: string): GatewayRoute | undefined {
  const [path = ''] = target.split('?', 1);
  const query = target.slice(path.length);
  if (path.startsWith(callbackPrefix))
    return method === 'POST' && isAgency(path.slice(callbackPrefix.length))
      ? { receiver: parties.engine, path, query }
      : undefined;
  if (path.startsWith(attachmentPrefix))
    return method === 'GET' && isAgency(path.split('/')[3] ?? '')
      ? { receiver: parties.engine, path, query }
      : undefined;
  if (path.startsWith(deskPrefix)) {
    const [, , agency = '', what] = path.split('/');
    return isAgency(agency) && what === 'dossiers' ? { receiver: parties.engine, path, query } : undefined;
  }
  const end = path.indexOf('/', 1);
  const agency = path.slice(1, end);
  return end > 0 && isAgency(agency) && mayPass(path.slice(end))
    ? { receiver: agency, path: path.slice(end), query }
    : undefined;
}

/** An agency sends its own decisions and fetches its own papers; for the rest see what may be used of an agency. */
export function maySend(sender: string, route: GatewayRoute): boolean {
  if (route.path.startsWith(deskPrefix)) return sender === parties.engine;
  if (route.receiver === parties.engine)
    return (
      route.path === `${callbackPrefix}${sender}` || route.path.startsWith(`${attachmentPrefix}${sender}/`)
    );
  return mayUse(sender, route.path);
}

/** A simulator's own controls are no part of the network. */
const mayPass = (path: string): boolean => path.startsWith('/dossiers/') || path.startsWith('/enquiries/');
