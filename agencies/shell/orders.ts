import { z } from 'zod';
import { AuthorityDecision, Text } from '../../domain/schemas/common';
import type { DossierStore, StoredDossier } from './dossier-store';
import { withValueAt } from './json-pointer';
import type { Office } from './office';
import { parseMessage, Problem } from '../http/problem';

/**
 * What the filer may ask of a dossier that is here: more data, take it back, undo it. Each is idempotent by its
 * effect, not by a remembered key: asked again it finds the dossier in the state it brought about.
 */
const Supplement = z.object({
  changes: z.array(z.object({ pointer: z.string().regex(/^(\/[^/]*)*$/), value: z.unknown() })).max(200),
  attachments: z.array(z.unknown()).max(50).optional(),
  newKey: z.string().min(1).max(300),
});
const Withdrawal = z.object({ reason: Text(2000) });
const Reversal = z.object({
  kind: z.string().min(1).max(100),
  act: z.string().min(1).max(100),
  decision: AuthorityDecision.optional(),
  reason: Text(2000),
});

export class Orders {
  constructor(
    private readonly store: DossierStore,
    private readonly office: Office,
  ) {}

  /** The dossier of the next round, which now waits for a decision. */
  async supplement(key: string, body: unknown): Promise<StoredDossier> {
    const { changes, newKey } = parseMessage(Supplement, body);
    const asked = await this.store.get(key);
    if (asked.state !== 'supplement-requested') throw new Problem({ status: 409, code: 'nothing-asked' });
    const act = this.office.actOf(asked.filing.step);
    const dossier = changes.reduce<unknown>(
      (content, { pointer, value }) => withValueAt(content, inDossier(pointer, act.declaredUnder), value),
      asked.filing.dossier,
    );
    act.open(dossier);
    const filing = {
      ...asked.filing,
      round: asked.filing.round + 1,
      dossier: parseMessage(z.record(z.string(), z.unknown()), dossier, '/changes'),
    };
    await this.store.file({ key: newKey, filing, receivedAt: new Date() });
    return this.store.get(newKey);
  }

  async withdraw(key: string, body: unknown): Promise<void> {
    parseMessage(Withdrawal, body);
    if (await this.store.withdraw(key)) return;
    await this.store.get(key);
    throw new Problem({ status: 409, code: 'already-decided' });
  }

  async reverse(key: string, body: unknown): Promise<void> {
    const { decision } = parseMessage(Reversal, body);
    const { filing } = await this.store.get(key);
    if (this.office.actOf(filing.step).reversedOnlyOnDecision && !decision)
      throw new Problem({ status: 400, code: 'decision-required' });
    if (!(await this.store.reverse(key, new Date()))) throw new Problem({ status: 409, code: 'not-granted' });
  }
}

/** Pointers lead into the declaration; a dossier holds its step's part of it at the root, the rest as declared. */
function inDossier(pointer: string, declaredUnder: string | undefined): string {
  return declaredUnder !== undefined && pointer.startsWith(`${declaredUnder}/`)
    ? pointer.slice(declaredUnder.length)
    : pointer;
}
