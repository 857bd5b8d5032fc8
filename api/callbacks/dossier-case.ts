import type { AgencyId } from '../../domain/agencies';
import type { CaseView } from '../../domain/case-view';
import type { Register } from '../../register/register';

/** What of a case never changes: its bundle, and which agency decides which step. */
export interface DossierCase {
  bundle: string;
  agencyOf: ReadonlyMap<string, AgencyId>;
}
export interface DossierCases {
  find(caseId: string): Promise<DossierCase | undefined>;
  remember(view: CaseView): DossierCase;
}

const maxKnown = 2_000;

/** A case's decisions come close together and reading a case is dear, so the latest cases are kept in mind. */
export function createDossierCases(register: Pick<Register, 'findCase'>): DossierCases {
  const known = new Map<string, DossierCase>();
  const remember: DossierCases['remember'] = ({ caseId, bundle, steps }) => {
    const ofCase = { bundle, agencyOf: new Map(steps.map(({ id, agency }) => [id, agency])) };
    const oldest = known.keys().next().value;
    if (known.size >= maxKnown && oldest !== undefined) known.delete(oldest);
    known.set(caseId, ofCase);
    return ofCase;
  };
  return {
    find: async (caseId) => {
      const remembered = known.get(caseId);
      if (remembered) return remembered;
      const record = await register.findCase(caseId);
      return record && remember(record.view);
    },
    remember,
  };
}
