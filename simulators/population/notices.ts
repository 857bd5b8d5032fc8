import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { canonicalJson } from '../../domain/canonical-json';
import type { AgencyDecision, DossierFiling, DossierState } from '../../domain/schemas/agency-contract';
import { PopulationNotice } from './notice';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { parseMessage } from '../../agency-kit/http/problem';
import { reasonOf } from '../../procedures/reasons';
import { canonicalDigest, refuseOtherContent } from '../../agency-kit/dossier-store';
import { inTransaction } from '../../agency-kit/storage/transaction';
import { changeOf } from './changes';
import { withdrawCorrected } from './take-back';

/**
 * Notices of what other bodies have done: each changes one person, once, and leaves one row in the ledger; or it is
 * refused, because it cannot be true of that person, and changes nothing.
 */
export const noticesSchema = `
create table if not exists removed_residences (dossier_key text primary key, residence jsonb);
`;

/** A parent declared under a number that has been superseded is kept under the one that counts. */
const followed = `followed as (
      select coalesce(jsonb_object_agg(told.key, parent.person->'supersededBy'), '{}') as numbers
      from jsonb_each_text($13::jsonb) told join persons parent on parent.personal_id = told.value
      where told.key in ('motherId', 'fatherId') and parent.person->>'status' = 'superseded')`;

const taken = `taken as (
      select $1::text as key, $2::text as case_id, $3::text as step, $9::timestamptz as at, $11::text as act,
        $12::text as personal_id, $13::jsonb || followed.numbers as facts, $14::jsonb as newborn,
        coalesce($16::text,
          (select d.value from person p, jsonb_each_text($15::jsonb) d where d.key = p.person->>'status')) as refusal
      from followed)`;

/** The person is locked first, so that of two notices the later one sees what the earlier one has made of them. */
const apply = {
  name: 'take-notice',
  text: `with person as (select person from persons where personal_id = $12 for update),
    ${followed},
    ${taken},
    arrived as (
      insert into dossiers (key, case_id, step, round, callback_path, filing, digest, state, received_at, decision)
      select key, case_id, step, $4, $5, $6, $7,
        case when refusal is null then 'granted' else 'refused' end, at, coalesce(refusal, $8) from taken
      on conflict (key) do nothing returning key, state),
    granted as (select t.* from taken t, arrived a where a.state = 'granted'),
    effect as (
      insert into ledger (effect_id, dossier_key, case_id, step, act, subject, at)
      select $10, key, case_id, step, act, case when act = 'death-registered' then personal_id end, at from granted),
    removed as (
      insert into removed_residences (dossier_key, residence)
      select key, person->'residence' from granted, person where act = 'residence-removed'),
    come as (
      insert into persons (personal_id, person)
      select personal_id, newborn || facts from granted where newborn is not null
      on conflict (personal_id) do update set person = persons.person || (select facts from granted)),
    changed as (
      update persons set person = person || facts from granted
      where persons.personal_id = granted.personal_id and newborn is null)
    select state from arrived`,
};

/** A notice here already is taken again without effect; another one under its key is a 409 problem. */
export async function takeNotice(
  pool: Pool,
  { key, filing, refusesAny }: { key: string; filing: DossierFiling; refusesAny: boolean },
): Promise<void> {
  const notice = parseMessage(PopulationNotice, filing.dossier, '/dossier');
  const text = canonicalJson(filing);
  const digest = canonicalDigest(text);
  const values = valuesOf(key, filing, { notice, text, digest, refusesAny });
  const state = filing.correction
    ? await inTransaction(pool, (client) => enterCorrected(client, { filing, notice, key, values }))
    : await enter(pool, values);
  if (!state) await refuseOtherContent(pool, key, digest);
}

/** When the corrected notice is refused, the one it was to replace stands. */
async function enterCorrected(
  client: PoolClient,
  corrected: { filing: DossierFiling; notice: PopulationNotice; key: string; values: unknown[] },
): Promise<DossierState | undefined> {
  const { filing, notice, key, values } = corrected;
  const here = await client.query('select 1 from dossiers where key = $1', [key]);
  if (here.rowCount !== 0) return undefined;
  await client.query('savepoint corrected');
  await withdrawCorrected(client, filing, notice);
  const state = await enter(client, values);
  if (state !== 'refused') return state;
  await client.query('rollback to savepoint corrected');
  return enter(client, values);
}

/** Granted or refused; undefined when there is a notice under the key already. */
async function enter(database: Pool | PoolClient, values: unknown[]): Promise<DossierState | undefined> {
  const { rows } = await database.query<{ state: DossierState }>({ ...apply, values });
  return rows[0]?.state;
}

interface ReadNotice {
  notice: PopulationNotice;
  text: string;
  digest: string;
  /** Whatever it says, and whoever it is about. */
  refusesAny: boolean;
}

function valuesOf(
  key: string,
  filing: DossierFiling,
  { notice, text, digest, refusesAny }: ReadNotice,
): unknown[] {
  const { personalId, facts, unknown, refusedOf } = changeOf(notice);
  const at = vietNamInstant(Date.now());
  const answer = (decision: Pick<AgencyDecision, 'decision' | 'reason'>) =>
    acknowledgement(key, at, decision);
  const refusals = refusedOf.map(([status, code]) => [
    status,
    answer({ decision: 'refused', reason: reasonOf(code) }),
  ]);
  return [
    key,
    filing.caseId,
    filing.step,
    filing.round,
    filing.callbackPath,
    text,
    digest,
    answer({ decision: 'granted' }),
    at,
    randomUUID(),
    notice.act,
    personalId,
    JSON.stringify(facts),
    unknown ? JSON.stringify(unknown) : null,
    JSON.stringify(Object.fromEntries(refusals)),
    refusesAny ? answer({ decision: 'refused', reason: reasonOf('officer-refused') }) : null,
  ];
}

const acknowledgement = (
  dossierKey: string,
  decidedAt: string,
  word: Pick<AgencyDecision, 'decision' | 'reason'>,
): string =>
  JSON.stringify({ dossierKey, decisionId: randomUUID(), ...word, decidedAt, decidedBy: 'population' });
