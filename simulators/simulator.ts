import type { RequestListener } from 'node:http';
import { Router } from 'express';
import type { Pool } from 'pg';
import { openAgency, type RunningAgency } from '../agency-kit/agency';
import type { ContractAnswer, ContractRequest } from '../agency-kit/contract';
import type { DeskTools } from '../agency-kit/desk';
import { Problem } from '../agency-kit/http/problem';
import { kitTables } from '../agency-kit/schema';
import type { Logger } from '../runtime/logging';
import type { PartyKeys } from '../runtime/signatures/party-keys';
import type { SigningKey } from '../runtime/signatures/signing-key';
import type { AgencyDefinition } from './agency';
import type { AnsweredEnquiry } from './answered-enquiry';
import { createAsk } from './ask';
import { controlRoutes } from './controls/control-routes';
import { createControlServer } from './controls/control-server';
import { Controls, controlsSchema } from './controls/controls';
import { DeskControl } from './controls/desk-control';
import { Faults } from './controls/faults';
import { ledgerSchema, openSerials } from './officers/ledger';
import { OfficersDesk } from './officers/officers-desk';
import type { Neighbours } from './neighbours';

/** A simulated agency: the kit with officers of ours at its desk, faults on demand, and controls below `/_sim`. */
export interface SimulatorOptions {
  pool: Pool;
  neighbours: Neighbours;
  gatewayUrl: string;
  key: SigningKey;
  partyKeys: PartyKeys;
  seed: number;
  log: Logger;
}

export type RunningSimulator = Pick<RunningAgency, 'serve' | 'resume' | 'close'>;

export async function openSimulator(
  definition: AgencyDefinition,
  options: SimulatorOptions,
): Promise<RunningSimulator> {
  const { id } = definition;
  const { pool, gatewayUrl, key, partyKeys, seed, log } = options;
  await pool.query(kitTables + controlsSchema + ledgerSchema + (definition.schema ?? ''));
  const controls = new Controls(pool);
  await seedOnce(definition, options, controls);
  const desk = await DeskControl.open(controls);
  let officers: OfficersDesk | undefined;
  const faults = await Faults.open(controls, async (key, decision) => officers?.decideAnew(key, decision));
  const enquiries = definition.enquiries?.(pool, seed) ?? [];
  options.neighbours.join(id, { disturbances: faults, enquiries });
  const openOfficers = await officersOf(definition, options, { desk, faults });
  const agency = openAgency({
    id,
    pool,
    gatewayUrl,
    key,
    partyKeys,
    log,
    disturbances: faults,
    openDesk: (tools) => definition.notices?.(pool, faults) ?? (officers = openOfficers(tools)),
    otherwise: enquiriesOf(enquiries),
  });
  await agency.clock.first;
  const router = Router();
  definition.controls?.(pool, router);
  router.use(controlRoutes({ pool, agency, officers, desk, faults }));
  return {
    ...agency,
    serve: withControls(createControlServer(router, log), agency.serve),
    close: async () => {
      faults.close();
      await agency.close();
    },
  };
}

/** The mark stands in the agency's own database; a start that broke off in between seeds the same again. */
async function seedOnce(
  { seed }: AgencyDefinition,
  options: SimulatorOptions,
  controls: Controls,
): Promise<void> {
  if (!seed || (await controls.find('seeded')) !== undefined) return;
  await seed(options.pool, options.seed);
  await controls.save('seeded', { seed: options.seed });
}

async function officersOf(
  { acts = [] }: AgencyDefinition,
  { pool, neighbours, log }: SimulatorOptions,
  { desk, faults }: { desk: DeskControl; faults: Faults },
): Promise<(tools: DeskTools) => OfficersDesk> {
  const nextSerial = await openSerials(pool);
  const byStep = new Map(acts.map((act) => [act.step, act]));
  return (tools) => {
    const ask = createAsk({ neighbours, stopped: tools.stopped, isOut: () => faults.isIdle });
    return new OfficersDesk({ ...tools, acts: byStep, pool, control: desk, ask, nextSerial, log });
  };
}

const enquiryPath = /^\/enquiries\/([a-z-]+)$/;

/** Whoever asks by message; what is asked of an agency stands beside the dossier contract. */
const enquiriesOf =
  (enquiries: readonly AnsweredEnquiry[]) =>
  async ({ method, path, body }: ContractRequest): Promise<ContractAnswer | undefined> => {
    const [, kind] = enquiryPath.exec(path) ?? [];
    if (kind === undefined || method !== 'POST') return undefined;
    const enquiry = enquiries.find((known) => known.kind === kind);
    if (!enquiry) throw new Problem({ status: 404, code: 'unknown-enquiry' });
    return { status: 200, body: await enquiry.answer(body) };
  };

const withControls =
  (controls: RequestListener, contract: RequestListener): RequestListener =>
  (request, response) =>
    request.url?.startsWith('/_sim') ? controls(request, response) : contract(request, response);
