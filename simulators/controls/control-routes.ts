import { Router } from 'express';
import type { Pool } from 'pg';
import type { RunningAgency } from '../../agency-kit/agency';
import { answerOf } from '../../agency-kit/contract';
import type { StoredDossier } from '../../agency-kit/dossier-store';
import { parseMessage, Problem } from '../../agency-kit/http/problem';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { readLedger } from '../officers/ledger';
import type { OfficersDesk } from '../officers/officers-desk';
import { type DeskControl, DeskSettings, OfficersWord } from './desk-control';
import { FaultSettings } from './fault-settings';
import type { Faults } from './faults';

/** A simulator's own controls: what a test sees and turns. They need no signature and no fault reaches them. */
export interface ControlParts {
  pool: Pool;
  agency: RunningAgency;
  /** Missing where every dossier is taken as a notice. */
  officers: OfficersDesk | undefined;
  desk: DeskControl;
  faults: Faults;
}

export function controlRoutes(parts: ControlParts): Router {
  const { pool, agency, officers, desk, faults } = parts;
  const { dossiers } = agency;
  const router = Router();

  router.get('/ledger', async (request, response) => {
    response.json({ data: await readLedger(pool, textOf(request.query['case'])) });
  });

  router.get('/dossiers', async (request, response) => {
    const caseId = textOf(request.query['case']);
    const state = textOf(request.query['state']);
    const found = await dossiers.list({
      ...(caseId === undefined ? {} : { caseId }),
      ...(state === undefined ? {} : { state }),
    });
    response.json({ data: found.map(shown) });
  });

  router.post('/dossiers/:key/decision', async (request, response) => {
    const { key } = request.params;
    if (!officers) throw new Problem({ status: 409, code: 'already-decided' });
    await officers.decideByHand(key, parseMessage(OfficersWord, request.body));
    response.json(answerOf(await dossiers.get(key)));
  });

  router
    .route('/desk')
    .get((_request, response) => void response.json(desk.settings))
    .put(async (request, response) => {
      await desk.change(parseMessage(DeskSettings, request.body ?? {}));
      await agency.reconsider();
      response.json(desk.settings);
    });

  router
    .route('/faults')
    .get((_request, response) => void response.json(faults.settings))
    .put(async (request, response) => {
      await faults.change(parseMessage(FaultSettings, request.body ?? {}));
      await agency.reconsider();
      response.json(faults.settings);
    });
  return router;
}

const shown = (dossier: StoredDossier) => ({
  ...answerOf(dossier),
  caseId: dossier.filing.caseId,
  step: dossier.filing.step,
  round: dossier.filing.round,
  receivedAt: vietNamInstant(dossier.receivedAt.getTime()),
  dossier: dossier.filing.dossier,
  ...(dossier.attachments === undefined ? {} : { attachments: dossier.attachments }),
});

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
