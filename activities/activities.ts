import type { Register } from '../register/register';
import { createDossierClient } from './dossier-client';
import type { Send } from './exchange';
import { createLinkedCases, type GiveOrder } from './linked-cases';
import { createRecording } from './recording';

/** Everything a workflow may have done outside itself. */
export type Activities = ReturnType<typeof createActivities>;

export function createActivities({
  register,
  send,
  giveOrder,
}: {
  register: Pick<Register, 'appendEvents' | 'findCase' | 'readCase'>;
  send: Send;
  giveOrder: GiveOrder;
}) {
  return {
    ...createDossierClient(send),
    ...createLinkedCases({ register, giveOrder }),
    ...createRecording(register),
  };
}
