import { setMaxListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { Router } from 'express';
import type { Pool } from 'pg';
import type { Logger } from '../runtime/logging';
import type { PartyKeys } from '../runtime/signatures/party-keys';
import { createSignedClient } from '../runtime/signatures/signed-client';
import type { SigningKey } from '../runtime/signatures/signing-key';
import type { AgencyDefinition } from '../simulators/agency';
import { createAgencyServer } from './door';
import { agencySchema } from './schema';
import { Contract } from './contract';
import { controlRoutes } from '../simulators/controls/control-routes';
import { createControlServer } from '../simulators/controls/control-server';
import { Controls } from '../simulators/controls/controls';
import { DecisionBook } from './decision-store';
import { Desk } from '../simulators/desk/desk';
import { DossierStore } from './dossier-store';
import { createAsk } from '../simulators/ask';
import { Faults } from '../simulators/controls/faults';
import { Office } from '../simulators/desk/office';
import { Orders } from './orders';
import { Outbox } from './outbox';
import { Reversals } from './reversals';
import { agencySignatures } from './signatures/agency-signatures';
import { WaitingRoom } from './pending-dossiers';

/** One agency at work: its tables, officers, outgoing post and HTTP face put together over a database of its own. */
export interface AgencyOptions {
  pool: Pool;
  gatewayUrl: string;
  /** The agency's own; nobody else has it. */
  key: SigningKey;
  partyKeys: PartyKeys;
  seed: number;
  log: Logger;
}

export interface RunningAgency {
  serve: RequestListener;
  /** Takes up what a restart interrupted; called once the agency and the gateway listen. */
  resume(): void;
  close(): Promise<void>;
}

/** Whatever slipped through is found within this time. */
const sweepEveryMs = 5_000;

export async function openAgency(
  definition: AgencyDefinition,
  options: AgencyOptions,
): Promise<RunningAgency> {
  const { pool, log } = options;
  await pool.query(agencySchema + (definition.schema ?? ''));
  const controls = new Controls(pool);
  await seedOnce(definition, options, controls);
  const desk = await Desk.open(controls);
  const faults = await Faults.open(controls);
  const book = await DecisionBook.open(pool);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const staff = assemble(definition, options, { desk, faults, book, stopped: stopping.signal });
  const { office, waiting, outbox, client } = staff;

  const sweep = (): void => {
    Promise.all([waiting.lookAround(), outbox.sweep(), office.completeUnfinished()]).catch((error: unknown) =>
      log.warn({ err: error, agency: definition.id }, 'a look around failed'),
    );
  };
  let sweeping: NodeJS.Timeout | undefined;
  return {
    serve: createAgencyServer(doorOf(definition, options, staff)),
    resume: () => {
      sweep();
      sweeping = setInterval(sweep, sweepEveryMs);
    },
    close: async () => {
      clearInterval(sweeping);
      stopping.abort();
      waiting.dismissAll();
      await waiting.settled();
      await outbox.settled();
      await client.close();
      await pool.end();
    },
  };
}

/** The mark stands in the agency's own database; a start that broke off in between seeds the same again. */
async function seedOnce(
  { seed }: AgencyDefinition,
  options: AgencyOptions,
  controls: Controls,
): Promise<void> {
  if (!seed || (await controls.find('seeded')) !== undefined) return;
  await seed(options.pool, options.seed);
  await controls.save('seeded', { seed: options.seed });
}

interface Settings {
  desk: Desk;
  faults: Faults;
  book: DecisionBook;
  stopped: AbortSignal;
}

function assemble(
  { id, acts = [] }: AgencyDefinition,
  { pool, gatewayUrl, key, partyKeys, log }: AgencyOptions,
  { desk, faults, book, stopped }: Settings,
) {
  const client = createSignedClient({ baseUrl: gatewayUrl, signatures: agencySignatures(key, partyKeys) });
  const store = new DossierStore(pool);
  const outbox = new Outbox({ pool, client, faults, log, stopped });
  const ask = createAsk({ id, client, stopped, isOut: () => faults.isOut });
  const byStep = new Map(acts.map((act) => [act.step, act]));
  const office = new Office({ agency: id, acts: byStep, store, book, outbox, ask, stopped, log });
  const waiting = new WaitingRoom({ store, desk, faults, office, stopped, log });
  const orders = new Orders(store, office);
  const reversals = new Reversals(pool, store, office);
  return { client, store, outbox, office, waiting, orders, reversals, desk, faults };
}

function doorOf(
  definition: AgencyDefinition,
  { pool, key, partyKeys, seed, log }: AgencyOptions,
  staff: ReturnType<typeof assemble>,
) {
  const controls = Router();
  definition.controls?.(pool, controls);
  controls.use(controlRoutes({ ...staff, pool }));
  const contract = new Contract({
    ...staff,
    pool,
    notices: definition.notices,
    enquiries: definition.enquiries?.(pool, seed) ?? [],
  });
  return {
    controls: createControlServer(controls, log),
    contract,
    faults: staff.faults,
    agency: definition.id,
    key,
    partyKeys,
    log,
  };
}
