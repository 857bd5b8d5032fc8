import { z } from 'zod';
import { parseDossierKey } from '../domain/dossier-key';
import { findPointerParts, findWithValueAt } from '../domain/json-pointer';
import type { DossierFiling } from '../domain/schemas/agency-contract';
import { Text } from '../domain/schemas/common';
import { parseMessage, Problem } from './http/problem';
import type { DossierStore, StoredDossier } from './dossier-store';
import type { Office } from '../simulators/desk/office';

/**
 * What the filer may ask of an undecided dossier: to have more data, or to be given back. Each is idempotent by its
 * effect, not by a remembered key: asked again it finds the dossier in the state it brought about.
 */
const Supplement = z.object({
  changes: z.array(z.object({ pointer: z.string().max(500), value: z.unknown() })).max(200),
  attachments: z.array(z.unknown()).max(50).optional(),
  newKey: z.string().min(1).max(300),
  /** The next round's dossier, whole; without it the changes are made to the one that is here. */
  dossier: z.record(z.string(), z.unknown()).optional(),
});
type Supplement = z.infer<typeof Supplement>;
const Withdrawal = z.object({ reason: Text(2000) });

export class Orders {
  constructor(
    private readonly store: DossierStore,
    private readonly office: Office,
  ) {}

  /** The dossier of the next round, which now waits for a decision. */
  async supplement(key: string, body: unknown): Promise<StoredDossier> {
    const supplement = parseMessage(Supplement, body);
    const { newKey, attachments = [] } = supplement;
    const asked = await this.store.get(key);
    if (asked.state !== 'supplement-requested') throw new Problem({ status: 409, code: 'nothing-asked' });
    const filing = this.nextRound(asked.filing, supplement);
    const receivedAt = new Date();
    const outcome = await this.store.supplement({ key, newKey, filing, attachments, receivedAt });
    if (outcome !== 'filed') throw new Problem({ status: 409, code: outcome });
    return this.store.get(newKey);
  }

  /** Follows a dossier into the round that a supplement has opened: that is what now waits. */
  async withdraw(key: string, body: unknown): Promise<void> {
    parseMessage(Withdrawal, body);
    if (await this.store.withdraw(key)) return;
    const { nextKey } = await this.store.get(key);
    if (nextKey === undefined) throw new Problem({ status: 409, code: 'already-decided' });
    await this.withdraw(nextKey, body);
  }

  private nextRound(asked: DossierFiling, { changes, newKey, dossier }: Supplement): DossierFiling {
    const act = this.office.actOf(asked.step);
    const supplemented =
      dossier ??
      changes.reduce<unknown>(
        (content, change) => withChange(content, change, act.declaredUnder),
        asked.dossier,
      );
    act.open(supplemented);
    return {
      ...asked,
      round: parseDossierKey(newKey)?.round ?? asked.round + 1,
      dossier: parseMessage(z.record(z.string(), z.unknown()), supplemented, '/changes'),
    };
  }
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
