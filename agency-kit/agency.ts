import { setMaxListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import type { Pool } from 'pg';
import type { ClockWatch } from '../runtime/clock-watch';
import type { Logger } from '../runtime/logging';
import type { PartyKeys } from '../runtime/signatures/party-keys';
import { createSignedClient } from '../runtime/signatures/signed-client';
import type { SigningKey } from '../runtime/signatures/signing-key';
import { Attachments } from './attachments';
import { Contract, type ContractParts } from './contract';
import { Decisions } from './decisions';
import { type Desk, type DeskTools, isNoticeDesk, type NoticeDesk } from './desk';
import { type Disturbances, noDisturbances } from './disturbances';
import { createDoor } from './door';
import { DossierStore } from './dossier-store';
import { watchDatabaseClock } from './storage/database-clock';
import { Outbox } from './outbox';
import { PendingDossiers } from './pending-dossiers';
import { agencySignatures } from './signatures/agency-signatures';

/** An agency at work: the dossier contract over a database of its own, with a desk that decides. */
export interface AgencyOptions {
  /** The agency's name on the network: its path at the gateway, and who signs. */
  id: string;
  /** Its database, which holds the kit's tables (`kitTables`). */
  pool: Pool;
  gatewayUrl: string;
  /** The agency's own; nobody else has it. */
  key: SigningKey;
  partyKeys: PartyKeys;
  openDesk: (tools: DeskTools) => Desk | NoticeDesk;
  disturbances?: Disturbances;
  otherwise?: ContractParts['otherwise'];
  /** Its path where it listens and at the gateway alike; left out, it has an address of its own and its id is its path. */
  mountedAt?: string;
  /** Epoch milliseconds: since when messages can have come to this run alone. The agency's opening, unless given. */
  startedAt?: number;
  log: Logger;
}

export interface RunningAgency {
  serve: RequestListener;
  decisions: Decisions;
  dossiers: DossierStore;
  /** Of its host, beside its database's. */
  clock: ClockWatch;
  /** Takes up what a restart interrupted; called once the agency and the gateway listen. */
  resume(): void;
  /** The desk, or the disturbances, are others from now on. */
  reconsider(): Promise<void>;
  close(): Promise<void>;
}

/** Whatever slipped through is found within this time. */
const sweepEveryMs = 5_000;

export function openAgency(options: AgencyOptions): RunningAgency {
  const { id, pool, log } = options;
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const clock = watchDatabaseClock(pool, id, log);
  const parts = assemble(options, clock, stopping.signal);
  const { dossiers, decisions, attachments, outbox, pending, client, desk, serve } = parts;
  const takeUp = isNoticeDesk(desk) ? undefined : () => desk.takeUp?.();

  const sweeps = new Sweeps(
    () => [pending?.sweep(), outbox.sweep(), attachments.fetchMissing(), takeUp?.()],
    (err) => log.warn({ err, agency: id }, 'a sweep failed'),
  );
  return {
    serve,
    clock,
    decisions,
    dossiers,
    resume: () => sweeps.start(),
    reconsider: async () => {
      await pending?.reconsider();
      await outbox.sweep();
    },
    close: async () => {
      stopping.abort();
      clock.stop();
      await sweeps.stop();
      pending?.dismissAll();
      for (const part of [pending, outbox, attachments]) await part?.settled();
      await client.close();
      await pool.end();
    },
  };
}

/** Looks again and again at all that is to be done. */
class Sweeps {
  private timer: NodeJS.Timeout | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly begin: () => readonly (Promise<void> | undefined)[],
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    const sweep = () => (this.last = Promise.all([...this.begin()]).then(() => undefined, this.failed));
    void sweep();
    this.timer = setInterval(() => void sweep(), sweepEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.last;
  }
}

function assemble(options: AgencyOptions, clock: ClockWatch, stopped: AbortSignal) {
  const {
    id,
    pool,
    gatewayUrl,
    key,
    partyKeys,
    log,
    disturbances = noDisturbances,
    otherwise,
    mountedAt,
    startedAt,
  } = options;
  const client = createSignedClient({ baseUrl: gatewayUrl, signatures: agencySignatures(key, partyKeys) });
  const store = new DossierStore(pool);
  const outbox = new Outbox({ pool, client, disturbances, log, stopped });
  const decisions = new Decisions({ pool, outbox, decidedBy: `officer:${id}`, now: disturbances.now });
  const desk = options.openDesk({ decisions, dossiers: store, client, stopped });
  const pending = isNoticeDesk(desk)
    ? undefined
    : new PendingDossiers({ store, desk, decisions, disturbances, stopped, log });
  const attachments = new Attachments({ pool, client, log, stopped });
  const contract = new Contract({
    store,
    desk,
    decisions,
    attachments,
    pending,
    ...(otherwise && { otherwise }),
  });
  const door = { contract, disturbances, clock, agency: id, key, partyKeys, log };
  const serve = createDoor({ ...door, mountedAt, startedAt });
  return { client, dossiers: store, attachments, outbox, decisions, desk, pending, serve };
}
