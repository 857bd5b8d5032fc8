import { setMaxListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import type { Pool } from 'pg';
import { deriveKey, parties } from '../runtime/gateway/keys';
import { createSignedClient } from '../runtime/gateway/signed-fetch';
import type { Logger } from '../runtime/logging';
import { Attachments, attachmentsSchema } from './attachments';
import { Contract, type ContractParts } from './contract';
import { Decisions } from './decisions';
import { type Desk, type DeskTools, isNoticeDesk, type NoticeDesk } from './desk';
import { type Disturbances, noDisturbances } from './disturbances';
import { createDoor } from './door';
import { DossierStore } from './dossier-store';
import { Outbox } from './outbox';
import { PendingDossiers } from './pending-dossiers';
import { ReplayGuard } from './replay-guard';
import { kitSchema } from './schema';

/** An agency at work: the dossier contract over a database of its own, with a desk that decides. */
export interface AgencyOptions {
  /** The agency's name on the network: its path at the gateway, and who signs. */
  id: string;
  pool: Pool;
  gatewayUrl: string;
  gatewayKey: string;
  openDesk: (tools: DeskTools) => Desk | NoticeDesk;
  disturbances?: Disturbances;
  otherwise?: ContractParts['otherwise'];
  log: Logger;
}

export interface RunningAgency {
  serve: RequestListener;
  decisions: Decisions;
  dossiers: DossierStore;
  /** Takes up what a restart interrupted; called once the agency and the gateway listen. */
  resume(): void;
  /** The desk, or the disturbances, are others from now on. */
  reconsider(): Promise<void>;
  close(): Promise<void>;
}

/** Whatever slipped through is found within this time. */
const sweepEveryMs = 5_000;
const signatureAge = { maxAgeMs: 5 * 60_000, maxSkewMs: 60_000 };

export async function openAgency(options: AgencyOptions): Promise<RunningAgency> {
  const { id, pool, log } = options;
  await pool.query(kitSchema + attachmentsSchema);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const { dossiers, decisions, attachments, outbox, pending, client, desk, serve } = assemble(
    options,
    stopping.signal,
  );
  const takeUp = isNoticeDesk(desk) ? undefined : () => desk.takeUp?.();

  let sweeping = Promise.resolve();
  const sweep = (): void => {
    sweeping = Promise.all([pending?.sweep(), outbox.sweep(), attachments.fetchMissing(), takeUp?.()]).then(
      () => undefined,
      (error: unknown) => log.warn({ err: error, agency: id }, 'a sweep failed'),
    );
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    serve,
    decisions,
    dossiers,
    resume: () => {
      sweep();
      timer = setInterval(sweep, sweepEveryMs);
    },
    reconsider: async () => {
      await pending?.reconsider();
      await outbox.sweep();
    },
    close: async () => {
      clearInterval(timer);
      stopping.abort();
      await sweeping;
      pending?.dismissAll();
      await pending?.settled();
      await outbox.settled();
      await attachments.settled();
      await client.close();
      await pool.end();
    },
  };
}

function assemble(options: AgencyOptions, stopped: AbortSignal) {
  const { id, pool, gatewayUrl, gatewayKey, log, disturbances = noDisturbances, otherwise } = options;
  const client = createSignedClient({ baseUrl: gatewayUrl, party: id, key: deriveKey(gatewayKey, id) });
  const store = new DossierStore(pool);
  const outbox = new Outbox({ pool, client, disturbances, log, stopped });
  const decisions = new Decisions({ pool, outbox, decidedBy: `officer:${id}` });
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
  const gatewaysKey = deriveKey(gatewayKey, parties.gateway);
  const guard = new ReplayGuard(signatureAge);
  const serve = createDoor({ contract, disturbances, guard, gatewaysKey, log });
  return { client, dossiers: store, attachments, outbox, decisions, desk, pending, serve };
}
