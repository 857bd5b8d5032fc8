import type { Decisions } from './decisions';
import type { Desk } from './desk';
import { decisionContextOf, type DossierStore, type StoredDossier } from './dossier-store';
import { Problem } from './http/problem';

export interface WithdrawalParts {
  store: DossierStore;
  desk: Desk;
  decisions: Decisions;
}

/**
 * Takes an undecided dossier back, as often as asked; 409 once it is decided, and then the decision counts. Follows a
 * dossier into the round that a supplement has opened: that is what now waits.
 */
export async function withdraw(parts: WithdrawalParts, key: string): Promise<void> {
  const { store, desk } = parts;
  if (desk.withdraw) await tellDesk(parts, await store.get(key));
  if (await store.withdraw(key, desk.withdrawn?.())) return;
  const { nextKey } = await store.get(key);
  if (nextKey === undefined) throw new Problem({ status: 409, code: 'already-decided' });
  await withdraw(parts, nextKey);
}

/** Behind the desk it may be decided already, of which nothing is known here yet. */
async function tellDesk({ store, desk, decisions }: WithdrawalParts, dossier: StoredDossier): Promise<void> {
  if (dossier.state !== 'received') return;
  const decided = await desk.withdraw?.(decisionContextOf(dossier, store));
  if (decided) await decisions.give(dossier.key, decided);
}
