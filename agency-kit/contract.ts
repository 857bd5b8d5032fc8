import type { Pool } from 'pg';
import { DossierFiling, type DossierAnswer } from '../domain/schemas/agency-contract';
import { parseMessage, Problem } from './http/problem';
import type { AnsweredEnquiry, NoticeDesk } from '../simulators/agency';
import type { DossierStore, StoredDossier } from './dossier-store';
import type { Office } from '../simulators/desk/office';
import type { Orders } from './orders';
import { parseReversal } from './reversal-order';
import type { Reversals } from './reversals';
import type { WaitingRoom } from './pending-dossiers';

/** The dossier contract and the enquiries, the same at every agency, apart from how a message gets here. */
export interface ContractParts {
  store: DossierStore;
  office: Office;
  orders: Orders;
  reversals: Reversals;
  waiting: WaitingRoom;
  pool: Pool;
  notices: NoticeDesk | undefined;
  enquiries: readonly AnsweredEnquiry[];
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
const enquiryPath = /^\/enquiries\/([a-z-]+)$/;

export class Contract {
  constructor(private readonly parts: ContractParts) {}

  /** Throws a Problem for a message that is wrong as a message. */
  answer(request: ContractRequest): Promise<ContractAnswer> {
    const [, encodedKey, action] = dossierPath.exec(request.path) ?? [];
    if (encodedKey !== undefined) {
      const key = decoded(encodedKey);
      const call = action ?? request.method;
      if (call === 'PUT') return this.file(key, request.body);
      if (call === 'GET') return this.show(key);
      if (request.method === 'POST') return this.order(key, call, request.body);
    }
    const [, kind] = enquiryPath.exec(request.path) ?? [];
    if (kind !== undefined && request.method === 'POST') return this.enquire(kind, request.body);
    throw new Problem({ status: 404, code: 'unknown-path' });
  }

  private async file(key: string, body: unknown): Promise<ContractAnswer> {
    const { pool, notices, office, store, waiting } = this.parts;
    const filing = parseMessage(DossierFiling, body);
    if (notices) {
      await notices.take(pool, key, filing);
      return received(key);
    }
    const open = office.open(key, filing);
    const receivedAt = new Date();
    if (await store.file({ key, filing, receivedAt })) waiting.admit(open, receivedAt);
    return received(key);
  }

  private async show(key: string): Promise<ContractAnswer> {
    return { status: 200, body: answerOf(await this.parts.store.get(key)) };
  }

  private async order(key: string, action: string, body: unknown): Promise<ContractAnswer> {
    const { orders, office, waiting } = this.parts;
    switch (action) {
      case 'supplement': {
        const next = await orders.supplement(key, body);
        if (next.state === 'received') waiting.admit(office.openStored(next), next.receivedAt);
        return received(next.key);
      }
      case 'withdrawal':
        await orders.withdraw(key, body);
        return { status: 200, body: { state: 'withdrawn' } };
      case 'reversal':
        return this.reverse(key, body);
      default:
        throw new Problem({ status: 404, code: 'unknown-path' });
    }
  }

  private async reverse(key: string, body: unknown): Promise<ContractAnswer> {
    const { pool, notices, reversals } = this.parts;
    const order = parseReversal(body);
    if (notices) await notices.takeBack(pool, key, order);
    const claim = notices ? undefined : await reversals.reverse(key, order);
    return claim ? { status: 202, body: claim } : { status: 200, body: { state: 'reversed' } };
  }

  private async enquire(kind: string, question: unknown): Promise<ContractAnswer> {
    const enquiry = this.parts.enquiries.find((known) => known.kind === kind);
    if (!enquiry) throw new Problem({ status: 404, code: 'unknown-enquiry' });
    return { status: 200, body: await enquiry.answer(question) };
  }
}

export function answerOf({ key, state, decision }: StoredDossier): DossierAnswer {
  return { key, state, ...(decision === undefined ? {} : { decision }) };
}

const received = (key: string): ContractAnswer => ({ status: 202, body: { key, state: 'received' } });

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Problem({ status: 400, code: 'unreadable-key' });
  }
}
