import { decidingAgencies } from '../domain/agencies';
import type { AgencyMode } from '../domain/agency-modes';
import type { Register } from '../register/register';
import type { AgencyMessage } from './agency-message';

/** Says who gets a dossier before it is sent; nothing of messages that go to whoever has it. */
export function createAssigning(holders: Pick<Register, 'assignHolder'>) {
  return async (message: AgencyMessage, mayHaveArrived: boolean): Promise<{ holder?: AgencyMode }> => {
    if (message.act !== 'file' || !decidingAgencies.includes(message.agency)) return {};
    const { caseId, step, agency, filing } = message;
    const { place, round } = filing;
    return { holder: await holders.assignHolder({ caseId, step, agency, round, place, mayHaveArrived }) };
  };
}
