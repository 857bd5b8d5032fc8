import { agencyIds, type AgencyId } from '../../domain/agencies';
import { parties } from '../../runtime/gateway/keys';

/** Where a message goes, by its path alone. Paths stay percent-encoded, so a dossier key remains one segment. */
export interface Route {
  receiver: AgencyId | typeof parties.engine;
  /** As the receiver sees it. */
  path: string;
}

const callbackPrefix = '/v1/callbacks/';
/** Where an agency fetches the papers that it was sent the address of: `/v1/attachments/{agency}/…`. */
const attachmentPrefix = '/v1/attachments/';

export function findRoute(method: string, target: string): Route | undefined {
  const [path = ''] = target.split('?', 1);
  if (path.startsWith(callbackPrefix))
    return method === 'POST' && isAgency(path.slice(callbackPrefix.length))
      ? { receiver: parties.engine, path }
      : undefined;
  if (path.startsWith(attachmentPrefix))
    return method === 'GET' && isAgency(path.split('/')[3] ?? '')
      ? { receiver: parties.engine, path }
      : undefined;
  const end = path.indexOf('/', 1);
  const agency = path.slice(1, end);
  return end > 0 && isAgency(agency) && mayPass(path.slice(end))
    ? { receiver: agency, path: path.slice(end) }
    : undefined;
}

/** The engine may send to every agency; an agency sends its own decisions, fetches its own papers, and asks others. */
export function maySend(sender: string, route: Route): boolean {
  if (route.receiver === parties.engine)
    return (
      route.path === `${callbackPrefix}${sender}` || route.path.startsWith(`${attachmentPrefix}${sender}/`)
    );
  return sender === parties.engine || (isAgency(sender) && route.path.startsWith('/enquiries/'));
}

/** A simulator's own controls are no part of the network. */
const mayPass = (path: string): boolean => path.startsWith('/dossiers/') || path.startsWith('/enquiries/');

const isAgency = (text: string): text is AgencyId => agencyIds.some((id) => id === text);
