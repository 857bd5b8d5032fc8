import { agencyIds, type AgencyId } from '../../domain/agencies';
import { parties } from '../../runtime/signatures/parties';

/** Who may use which path of an agency: the engine all that it offers, other agencies its enquiries alone. */
export function mayUse(sender: string, path: string): boolean {
  return sender === parties.engine || (isAgency(sender) && path.startsWith('/enquiries/'));
}

export const isAgency = (text: string): text is AgencyId => agencyIds.some((id) => id === text);
