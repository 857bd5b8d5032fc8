import { Router } from 'express';
import type { Pool } from 'pg';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { type Desk, DeskSettings, OfficersWord } from '../desk/desk';
import { answerOf } from '../../agency-kit/contract';
import type { DossierStore, StoredDossier } from '../../agency-kit/dossier-store';
import { type Faults, FaultSettings } from './faults';
import { readLedger } from '../desk/ledger';
import type { Office } from '../desk/office';
import type { Outbox } from '../../agency-kit/outbox';
import { parseMessage } from '../../agency-kit/http/problem';
import type { WaitingRoom } from '../../agency-kit/pending-dossiers';

/** A simulator's own controls: what a test sees and turns. They need no signature and no fault reaches them. */
export interface ControlParts {
  pool: Pool;
  store: DossierStore;
  office: Office;
  waiting: WaitingRoom;
  outbox: Outbox;
  desk: Desk;
  faults: Faults;
}

export function controlRoutes(parts: ControlParts): Router {
  const { pool, store, office, desk, faults } = parts;
  const router = Router();

  router.get('/ledger', async (request, response) => {
    response.json({ data: await readLedger(pool, textOf(request.query['case'])) });
  });

  router.get('/dossiers', async (request, response) => {
    const caseId = textOf(request.query['case']);
    const state = textOf(request.query['state']);
    const found = await store.list({
      ...(caseId === undefined ? {} : { caseId }),
      ...(state === undefined ? {} : { state }),
    });
    response.json({ data: found.map(shown) });
  });

  router.post('/dossiers/:key/decision', async (request, response) => {
    const { key } = request.params;
    await office.decideByHand(key, parseMessage(OfficersWord, request.body));
    response.json(answerOf(await store.get(key)));
  });

  router
    .route('/desk')
    .get((_request, response) => void response.json(desk.settings))
    .put(async (request, response) => {
      await desk.change(parseMessage(DeskSettings, request.body ?? {}));
      await wake(parts);
      response.json(desk.settings);
    });

  router
    .route('/faults')
    .get((_request, response) => void response.json(faults.settings))
    .put(async (request, response) => {
      await faults.change(parseMessage(FaultSettings, request.body ?? {}));
      await wake(parts);
      response.json(faults.settings);
    });
  return router;
}

/** What waited under the old settings is looked at under the new ones. */
async function wake({ waiting, outbox }: ControlParts): Promise<void> {
  waiting.dismissAll();
  await waiting.lookAround();
  await outbox.sweep();
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
