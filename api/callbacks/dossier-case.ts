import type { AgencyId } from '../../domain/agencies';
import type { Register } from '../../register/register';

/** What of a case never changes: its bundle, and which agency decides which step. */
export interface DossierCase {
  bundle: string;
  agencyOf: ReadonlyMap<string, AgencyId>;
}
export interface DossierCases {
  find(caseId: string): Promise<DossierCase | undefined>;
}

const maxKnown = 2_000;

/** A case's decisions come close together and reading a case is dear, so the latest cases are kept in mind. */
export function createDossierCases(register: Pick<Register, 'findCase'>): DossierCases {
  const known = new Map<string, DossierCase>();
  return {
    find: async (caseId) => {
      const remembered = known.get(caseId);
      if (remembered) return remembered;
      const record = await register.findCase(caseId);
      if (!record) return undefined;
      const agencyOf = new Map(record.view.steps.map(({ id, agency }) => [id, agency]));
      const found = { bundle: record.bundle, agencyOf };
      const oldest = known.keys().next().value;
      if (known.size >= maxKnown && oldest !== undefined) known.delete(oldest);
      known.set(caseId, found);
      return found;
    },
  };
}
