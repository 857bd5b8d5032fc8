import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { canonicalJson } from '../../domain/canonical-json';
import { type AgencyDecision, type DossierFiling } from '../../domain/schemas/agency-contract';
import { PopulationNotice } from '../../domain/schemas/dossiers';
import { dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import { digestOf, refuseOtherContent } from '../shell/dossier-store';
import { parseMessage } from '../http/problem';
import type { RegisteredPerson } from './person';

/** Notices of what other bodies have done: each changes one person, once, and leaves one row in the ledger. */
interface Change {
  personalId: string;
  /** What becomes true of the person. */
  facts: Partial<RegisteredPerson>;
  /** What else is true of a person who comes into being by it; without it, an unknown person stays unknown. */
  newborn?: Partial<RegisteredPerson>;
}

const apply = {
  name: 'take-notice',
  text: `with arrived as (
      insert into dossiers (key, case_id, step, round, callback_path, filing, digest, state, received_at, decision)
      values ($1, $2, $3, $4, $5, $6, $7, 'granted', $8, $9) on conflict (key) do nothing returning key),
    effect as (
      insert into ledger (effect_id, dossier_key, case_id, step, act, at)
      select $10, $1, $2, $3, $11, $8 from arrived),
    born as (
      insert into persons (personal_id, person)
      select $12, $14::jsonb || $13::jsonb from arrived where $14::jsonb is not null
      on conflict (personal_id) do update set person = persons.person || $13::jsonb),
    changed as (
      update persons set person = person || $13::jsonb
      where personal_id = $12 and $14::jsonb is null and exists (select 1 from arrived))
    select 1 from arrived`,
};

/** A notice here already is taken again without effect; another one under its key is a 409 problem. */
export async function takeNotice(pool: Pool, key: string, filing: DossierFiling): Promise<void> {
  const notice = parseMessage(PopulationNotice, filing.dossier, '/dossier');
  const { personalId, facts, newborn } = changeOf(notice);
  const text = canonicalJson(filing);
  const digest = digestOf(text);
  const at = vietNamInstant(Date.now());
  const { rowCount } = await pool.query({
    ...apply,
    values: [
      key,
      filing.caseId,
      filing.step,
      filing.round,
      filing.callbackPath,
      text,
      digest,
      at,
      JSON.stringify(acknowledgement(key, at)),
      randomUUID(),
      notice.act,
      personalId,
      JSON.stringify(facts),
      newborn ? JSON.stringify(newborn) : null,
    ],
  });
  if (rowCount !== 1) await refuseOtherContent(pool, key, digest);
}

function changeOf(notice: PopulationNotice): Change {
  switch (notice.act) {
    case 'birth-registered': {
      const { personalId, name, sex, ethnicity, nationality, motherId, fatherId } = notice;
      return {
        personalId,
        facts: {
          personalId,
          name,
          sex,
          bornOn: dayOf(Date.parse(notice.bornAt)),
          ...(ethnicity === undefined ? {} : { ethnicity }),
          ...(nationality === undefined ? {} : { nationality }),
          ...(motherId === undefined ? {} : { motherId }),
          ...(fatherId === undefined ? {} : { fatherId }),
        },
        newborn: { status: 'alive', residence: null, maritalStatus: 'single' },
      };
    }
    case 'residence-registered': {
      const { personalId, address, householdHeadId } = notice;
      const facts = { residence: address, ...(householdHeadId === undefined ? {} : { householdHeadId }) };
      return { personalId, facts };
    }
  }
}

const acknowledgement = (dossierKey: string, decidedAt: string): AgencyDecision => ({
  dossierKey,
  decisionId: randomUUID(),
  decision: 'granted',
  decidedAt,
  decidedBy: 'population',
});
