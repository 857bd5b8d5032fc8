import type { Register } from '../register/register';
import { createDossierClient } from './dossier-client';
import type { Send } from './exchange';
import { createLinkedCases, type StopLinkedCase } from './linked-cases';
import { createRecording } from './recording';

/** Everything a workflow may have done outside itself. */
export type Activities = ReturnType<typeof createActivities>;

export function createActivities({
  register,
  send,
  stopLinkedCase,
}: {
  register: Pick<Register, 'appendEvents' | 'readCase'>;
  send: Send;
  stopLinkedCase: StopLinkedCase;
}) {
  return {
    ...createDossierClient(send),
    ...createLinkedCases(stopLinkedCase),
    ...createRecording(register),
  };
}
