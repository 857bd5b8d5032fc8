import { filedThere } from '../../support/places';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { Client } from 'pg';
import type { CaseEventData, CaseEventType, Documents, EventDraft } from '../../../domain/case-events';
import type { FilingOutcome, FilingReceipt } from '../../../register/file-case';
import type { CaseLink } from '../../../procedures/shared/intake/intake';
import { migrate } from '../../../register/migrate';
import { openRegister, type Register } from '../../../register/register';
import { startPostgres, type StartedPostgres } from '../../../runtime/postgres/start-postgres';
import { birthDeclaration, examined } from '../../support/declarations';

const path = '/v1/cases';
const receivedAt = '2026-11-23T09:00:00+07:00';
/** No case of a test becomes overdue because years go by. */
const dueAt = '2999-12-31T17:00:00+07:00';

interface Filing {
  key?: string;
  caller?: string;
  body?: unknown;
  declaration?: unknown;
  /** Other than those of the declaration. */
  locks?: string[];
  linksTo?: CaseLink;
  /** Told of what has been filed. */
  tell?: (receipt: FilingReceipt) => void;
}

/** The register on a PostgreSQL of its own, and what tests do with it. */
export class RegisterOnPostgres {
  private constructor(
    readonly register: Register,
    readonly postgres: StartedPostgres,
    private readonly dir: string,
  ) {}

  static async start(): Promise<RegisterOnPostgres> {
    const dir = mkdtempSync(join(tmpdir(), 'lienthong-register-'));
    const postgres = await startPostgres({ dir });
    await migrate(postgres.urls.owner);
    return new RegisterOnPostgres(openAnother(postgres), postgres, dir);
  }

  /** A second one on the same database, as another process would open it. */
  another(): Register {
    return openAnother(this.postgres);
  }

  async stop(): Promise<void> {
    await this.register.close();
    await this.postgres.remove();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** Files a birth as the API does; the body is the declaration unless it is given. */
  file({ key = randomUUID(), caller = 'portal', declaration = birthDeclaration(), ...over }: Filing = {}) {
    const { plan, ...good } = examined(declaration, receivedAt);
    return this.register.fileCase({
      caller,
      path,
      key,
      body: over.body ?? declaration,
      bundle: 'birth',
      examined: {
        ...good,
        plan: { ...plan, dueAt },
        locks: over.locks ?? good.locks,
        linksTo: over.linksTo ?? null,
      },
      receivedAt,
      filedBy: caller,
      by: 'citizen',
      channel: 'online',
      answerOf: (receipt) => {
        over.tell?.(receipt);
        const { caseId, caseCode, trackingCode } = receipt;
        return { body: { caseId, caseCode, trackingCode } };
      },
    });
  }

  async fileCase(filing: Filing = {}): Promise<{ caseId: string; caseCode: string; trackingCode: string }> {
    return filedCase(await this.file(filing));
  }

  /** The case's events as they are served. */
  async events(caseId: string): Promise<Record<string, unknown>[]> {
    const texts = await this.register.eventsAfter({ caseId, after: 0, limit: 1_000 });
    return texts.map((text) => JSON.parse(text) as Record<string, unknown>);
  }

  /** One statement as the owner of the database, or as `role`. */
  sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return query(this.postgres.urls.owner, [[text, values]]);
  }

  sqlAs(role: string, text: string): Promise<Record<string, unknown>[]> {
    return query(this.postgres.urls.owner, [[`SET ROLE ${role}`], [text]]);
  }

  /** Of the register's database, as somebody whom no privilege holds back. */
  sqlAsSuperuser(text: string): Promise<Record<string, unknown>[]> {
    const { owner, superuser } = this.postgres.urls;
    const url = new URL(superuser);
    url.pathname = new URL(owner).pathname;
    return query(url.toString(), [[text]]);
  }
}

export function filedCase(outcome: FilingOutcome): {
  caseId: string;
  caseCode: string;
  trackingCode: string;
} {
  if (outcome.kind !== 'filed') throw new Error(`not filed: ${outcome.kind}`);
  const { caseId, caseCode, trackingCode } = outcome.answer.body;
  return { caseId: String(caseId), caseCode: String(caseCode), trackingCode: String(trackingCode) };
}

/** An event as a workflow hands it over. */
export function draft<T extends CaseEventType>(
  id: string,
  type: T,
  {
    step = 'birth',
    data,
    documents = {},
  }: { step?: string | null; data: CaseEventData[T]; documents?: Documents },
): EventDraft {
  const event = { id, at: '2026-11-24T09:00:00+07:00', type, step, by: 'system', data };
  return { event, documents } as unknown as EventDraft;
}

export const filedDraft = (id: string, caseId: string, step = 'birth', due = dueAt) =>
  draft(id, 'step-filed', {
    step,
    data: { round: 1, dossierKey: `${caseId}/${step}/1`, dueAt: due, ...filedThere },
  });

export const grantedDraft = (id: string, result: object = { registeredOn: '2026-11-24' }) =>
  draft(id, 'step-granted', {
    data: {
      decisionId: `${id}/decision`,
      decidedAt: '2026-11-24T10:00:00+07:00',
      provisional: false,
      result: { ref: `${id}/result` },
    },
    documents: { [`${id}/result`]: result },
  });

export const refusedDraft = (id: string) =>
  draft(id, 'step-refused', {
    data: {
      decisionId: `${id}/decision`,
      decidedAt: '2026-11-24T10:00:00+07:00',
      code: 'certificate-mismatch',
      reason: { ref: `${id}/reason` },
    },
    documents: { [`${id}/reason`]: { code: 'certificate-mismatch' } },
  });

export const correctedDraft = (id: string, declaration: unknown, over: { takesOver?: string } = {}) =>
  draft(id, 'correction-ordered', {
    step: null,
    data: {
      orderId: id,
      steps: ['birth'],
      pointers: ['/child/name'],
      facts: { flags: [], verification: false, alone: {} },
      decision: { number: '15/QD-UBND', on: '2026-11-25' },
      ...over,
      order: { ref: `${id}/order` },
      declaration: { ref: `${id}/declaration` },
    },
    documents: { [`${id}/order`]: { reason: 'court' }, [`${id}/declaration`]: declaration },
  });

function openAnother(postgres: StartedPostgres): Register {
  return openRegister({
    databaseUrl: postgres.urls.owner,
    maxConnections: 8,
    log: pino({ level: 'silent' }),
  });
}

async function query(url: string, statements: [string, unknown[]?][]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const [text, values = []] of statements)
      rows = (await client.query<Record<string, unknown>>(text, values)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
