import type { DossierAnswer } from '../domain/schemas/agency-contract';
import { attachmentsPart, checkDigests, type Attachments } from './attachments';
import type { Decisions } from './decisions';
import { type Desk, isNoticeDesk, type NoticeDesk } from './desk';
import type { DossierStore, StoredDossier } from './dossier-store';
import { parseMessage, Problem } from './http/problem';
import { FiledDossier, type ReversalAnswer, ReversalOrder, SupplementOrder, Withdrawal } from './messages';
import type { PendingDossiers } from './pending-dossiers';
import { reverse } from './reversals';
import { takeSupplement } from './supplements';
import { withdraw } from './withdrawals';

/** The dossier contract, the same at every agency, apart from how a message gets here. */
export interface ContractParts {
  store: DossierStore;
  desk: Desk | NoticeDesk;
  decisions: Decisions;
  attachments: Pick<Attachments, 'fetchMissing'>;
  pending: PendingDossiers | undefined;
  /** What an agency answers beyond the contract; undefined where it knows no such path. */
  otherwise?: (request: ContractRequest) => Promise<ContractAnswer | undefined>;
}

export interface ContractRequest {
  method: string;
  /** Percent-encoded, without the query. */
  path: string;
  body: unknown;
}

export interface ContractAnswer {
  status: number;
  body: unknown;
}

const dossierPath = /^\/dossiers\/([^/]+)(?:\/(supplement|withdrawal|reversal))?$/;

export class Contract {
  constructor(private readonly parts: ContractParts) {}

  /** Throws a Problem for a message that is wrong as a message. */
  async answer(request: ContractRequest): Promise<ContractAnswer> {
    const [, encodedKey, action] = dossierPath.exec(request.path) ?? [];
    if (encodedKey !== undefined) {
      const key = decoded(encodedKey);
      const call = `${request.method} ${action ?? 'dossier'}`;
      const answer = await this.answerAbout(key, call, request.body);
      if (answer) return answer;
    }
    const other = await this.parts.otherwise?.(request);
    if (!other) throw new Problem({ status: 404, code: 'unknown-path' });
    return other;
  }

  private async answerAbout(key: string, call: string, body: unknown): Promise<ContractAnswer | undefined> {
    switch (call) {
      case 'PUT dossier':
        return this.file(key, parseMessage(FiledDossier, body));
      case 'GET dossier':
        return { status: 200, body: answerOf(await this.parts.store.get(key)) };
      case 'POST supplement':
        return this.supplement(key, parseMessage(SupplementOrder, body));
      case 'POST withdrawal':
        parseMessage(Withdrawal, body);
        return this.withdraw(key);
      case 'POST reversal':
        return this.reverse(key, parseMessage(ReversalOrder, body));
      default:
        return undefined;
    }
  }

  private async file(key: string, { attachments = [], ...filing }: FiledDossier): Promise<ContractAnswer> {
    const { desk, store, pending, attachments: papers } = this.parts;
    if (isNoticeDesk(desk)) {
      await desk.take(key, filing);
      return received(key);
    }
    desk.check(filing);
    checkDigests(attachments);
    const receivedAt = new Date();
    const isNew = await store.file({ key, filing, receivedAt }, attachmentsPart(attachments));
    if (attachments.length > 0) void papers.fetchMissing();
    if (isNew) pending?.admit({ key, filing, receivedAt, state: 'received' });
    return received(key);
  }

  private async supplement(key: string, order: SupplementOrder): Promise<ContractAnswer> {
    const { desk, store, pending, attachments } = this.parts;
    if (isNoticeDesk(desk)) throw await wrongHere(store, key, 'nothing-asked');
    const next = await takeSupplement({ store, desk }, key, order);
    void attachments.fetchMissing();
    if (next.state === 'received') pending?.admit(next);
    return received(next.key);
  }

  private async withdraw(key: string): Promise<ContractAnswer> {
    const { desk, store, decisions } = this.parts;
    if (isNoticeDesk(desk)) throw await wrongHere(store, key, 'already-decided');
    await withdraw({ store, desk, decisions }, key);
    return { status: 200, body: { state: 'withdrawn' } };
  }

  private async reverse(key: string, order: ReversalOrder): Promise<ContractAnswer> {
    const { desk, store } = this.parts;
    if (isNoticeDesk(desk)) {
      await desk.takeBack(key, order);
      return answerTo({ state: 'reversed' });
    }
    return answerTo(await reverse({ store, desk }, key, order));
  }
}

export function answerOf({ key, state, decision }: StoredDossier): DossierAnswer {
  return { key, state, ...(decision === undefined ? {} : { decision }) };
}

const received = (key: string): ContractAnswer => ({ status: 202, body: { key, state: 'received' } });

const answerTo = (reversal: ReversalAnswer): ContractAnswer => ({
  status: reversal.state === 'claim-open' ? 202 : 200,
  body: reversal,
});

/** A notice is decided as it comes. */
async function wrongHere(store: DossierStore, key: string, code: string): Promise<Problem> {
  await store.get(key);
  return new Problem({ status: 409, code });
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Problem({ status: 400, code: 'unreadable-key' });
  }
}
