import type { Papers } from '../documents/papers';
import type { Register } from '../register/register';
import { createCitizensLimits } from './citizens-limits';
import { createDossierClient } from './dossier-client';
import type { Send } from './exchange';
import { createLateDecisions, type LateDecisionTaking } from './late-decisions';
import { createLinkedCases, type OtherCases } from './linked-cases';
import { createRecording } from './recording';

/** Everything a workflow may have done outside itself. */
export type Activities = ReturnType<typeof createActivities>;

export function createActivities({
  register,
  papers,
  send,
  ...others
}: OtherCases &
  LateDecisionTaking & {
    register: Pick<
      Register,
      | 'appendEvents'
      | 'readCase'
      | 'intakeTimes'
      | 'keptOrdersOf'
      | 'assignHolder'
      | 'findHolder'
      | 'noteFindings'
    >;
    papers: Pick<Papers, 'read'>;
    send: Send;
  }) {
  return {
    ...createDossierClient({ send, papers, holders: register }),
    ...createLinkedCases(others),
    ...createLateDecisions(others),
    ...createRecording(register),
    ...createCitizensLimits(register),
  };
}
