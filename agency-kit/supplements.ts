import { z } from 'zod';
import { parseDossierKey } from '../domain/dossier-key';
import { findPointerParts, findWithValueAt } from '../domain/json-pointer';
import type { DossierFiling } from '../domain/schemas/agency-contract';
import { attachmentsPart, checkDigests } from './attachments';
import type { Desk } from './desk';
import type { DossierStore, StoredDossier } from './dossier-store';
import { parseMessage, Problem } from './http/problem';
import type { Supplement } from './messages';

/**
 * Opens the next round of a dossier about which more was asked. Idempotent by its effect, not by a remembered key:
 * asked again it finds the round that it has opened.
 */
export async function supplement(
  { store, desk }: { store: DossierStore; desk: Desk },
  key: string,
  order: Supplement,
): Promise<StoredDossier> {
  const { newKey, attachments = [] } = order;
  checkDigests(attachments);
  const asked = await store.get(key);
  if (asked.state !== 'supplement-requested') throw new Problem({ status: 409, code: 'nothing-asked' });
  const filing = nextRound(asked.filing, order, desk.declaredUnder?.(asked.filing.step));
  desk.check(filing);
  const receivedAt = new Date();
  const outcome = await store.supplement({ key, newKey, filing, receivedAt }, attachmentsPart(attachments));
  if (outcome !== 'filed') throw new Problem({ status: 409, code: outcome });
  return store.get(newKey);
}

function nextRound(
  asked: DossierFiling,
  { changes, newKey, dossier }: Supplement,
  declaredUnder: string | undefined,
): DossierFiling {
  const supplemented =
    dossier ??
    changes.reduce<unknown>((content, change) => withChange(content, change, declaredUnder), asked.dossier);
  return {
    ...asked,
    round: parseDossierKey(newKey)?.round ?? asked.round + 1,
    dossier: parseMessage(z.record(z.string(), z.unknown()), supplemented, '/changes'),
  };
}

function withChange(
  content: unknown,
  { pointer, value }: Supplement['changes'][number],
  declaredUnder: string | undefined,
): unknown {
  const parts = findPointerParts(inDossier(pointer, declaredUnder));
  const changed = parts && findWithValueAt(content, parts, value);
  if (changed === undefined) throw new Problem({ status: 400, code: 'no-such-place' });
  return changed;
}

/** Pointers lead into the declaration; a dossier holds its step's part of it at the root, the rest as declared. */
function inDossier(pointer: string, declaredUnder: string | undefined): string {
  return declaredUnder !== undefined && pointer.startsWith(`${declaredUnder}/`)
    ? pointer.slice(declaredUnder.length)
    : pointer;
}
