import { LRUCache } from 'lru-cache';
import type { AgencyId } from '../../domain/agencies';
import type { CaseView, StepView } from '../../domain/case-view';
import type { Register } from '../../register/register';
import type { CaseLaw } from './read-decision';

/** What callbacks are held against: the law that a case runs by, which agency decides which step, and which steps are in scope. */
export interface DossierCase extends CaseLaw {
  steps: ReadonlyMap<string, { agency: AgencyId; applies: boolean }>;
}
export interface DossierCases {
  find(caseId: string): Promise<DossierCase | undefined>;
  remember(view: CaseView): DossierCase;
}

const maxKnown = 2_000;

/**
 * A case's decisions come close together and reading a case is dear, so the latest cases are kept in mind. A step that
 * was in scope stays so; one that was not may have come into it by a correction, and is looked up again.
 */
export function createDossierCases(register: Pick<Register, 'findCase'>): DossierCases {
  const known = new LRUCache<string, DossierCase>({ max: maxKnown });
  const remember: DossierCases['remember'] = ({ caseId, bundle, edition, steps }) => {
    const ofCase = { bundle, edition, steps: new Map(steps.map((step) => [step.id, dossierStep(step)])) };
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

const dossierStep = (step: StepView) => ({ agency: step.agency, applies: !isOutOfScope(step) });

/** Not asked for, or not needed: no dossier of it was ever filed, while one whose predecessor is lost may have been. */
export function isOutOfScope({ state, startedAt }: StepView): boolean {
  return state === 'not-applicable' && startedAt === null;
}
