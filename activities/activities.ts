import type { EventDraft } from '../domain/case-events';
import type { Register } from '../register/register';
import { createDossierClient, type Send } from './dossier-client';

/** Everything a workflow may have done outside itself. */
export type Activities = ReturnType<typeof createActivities>;

export function createActivities({
  register,
  send,
}: {
  register: Pick<Register, 'appendEvents'>;
  send: Send;
}) {
  return {
    ...createDossierClient(send),

    /** Appends a batch to the case's chain; repeating it changes nothing. */
    async recordEvents({ caseId, drafts }: { caseId: string; drafts: EventDraft[] }): Promise<void> {
      await register.appendEvents(caseId, drafts);
    },
  };
}
