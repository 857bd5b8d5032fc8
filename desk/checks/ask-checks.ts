/** Asks the population database and the health authority about a dossier, and its own books. */
import { birthCertificate, deathNotice, persons, type PersonOnRecord } from '../../agency-kit/enquiries';
import { isBelow } from '../../domain/json-pointer';
import type { NamedPaper, NamedPerson, ReadDossier } from '../acts/act';
import type { OpenDesk } from '../open-desk';
import type { TaskRow } from '../tasks/task';
import type { TaskCheck, CheckCode } from './check';

/** An agency that does not answer meanwhile is unknown; whoever opens a task does not wait longer. */
const patienceMs = 2_000;

/** As asked lately, else asked now and kept with the task. */
export async function checksOf(desk: OpenDesk, task: TaskRow): Promise<TaskCheck[]> {
  const { checks, checked_at: at, kind } = task;
  if (kind === 'reversal') return [];
  const isFresh = at !== null && at.getTime() > Date.now() - desk.settings.checksMs;
  if (checks && (isFresh || task.ended_at !== null)) return checks;
  const asked = await ask(desk, task);
  await desk.tasks.query('update desk.tasks set checks = $2, checked_at = now() where task_id = $1', [
    task.task_id,
    JSON.stringify(asked),
  ]);
  task.checks = asked;
  return asked;
}

async function ask(desk: OpenDesk, task: TaskRow): Promise<TaskCheck[]> {
  const { dossier, stored } = await desk.open(task);
  const decided = stored.filing.decided ?? [];
  const options = { caseId: task.case_id, untilMs: Date.now() + patienceMs };
  const [people, paper, registered] = await Promise.all([
    askPersons(desk, dossier.persons, { decided, ...options }),
    dossier.paper ? askPaper(desk, dossier.paper, options) : [],
    askOwnBooks(desk, task, dossier),
  ]);
  return [...people, ...paper, ...registered];
}

interface AskOptions {
  caseId: string;
  untilMs: number;
}

async function askPersons(
  { ask: put }: OpenDesk,
  named: readonly NamedPerson[],
  { decided, ...options }: AskOptions & { decided: readonly string[] },
): Promise<TaskCheck[]> {
  if (named.length === 0) return [];
  const isDecided = (pointer: string) =>
    decided.some((one) => isBelow(pointer, one) || isBelow(one, pointer));
  const question = named.map(({ who, personalId, name, sex, bornOn }) => ({
    personalId,
    ...(name !== undefined && !isDecided(`${who}/name`) && { name }),
    ...(sex !== undefined && !isDecided(`${who}/sex`) && { sex }),
    ...(bornOn !== undefined && !isDecided(`${who}/bornOn`) && { bornOn }),
  }));
  const answer = await put(persons, { persons: question }, options);
  return named.flatMap((person, i) => aboutPerson(person, answer && (answer.persons[i] ?? null)));
}

const compared = [
  ['name-matches', 'name'],
  ['sex-matches', 'sex'],
  ['born-matches', 'bornOn'],
] as const;

/** `record`: undefined where nobody answered, null where the person is not on record; then nothing is known of them. */
function aboutPerson(person: NamedPerson, record: PersonOnRecord | null | undefined): TaskCheck[] {
  const { who, mustLive } = person;
  const check = (
    code: CheckCode,
    state: TaskCheck['state'],
    detail: TaskCheck['detail'] = null,
  ): TaskCheck => ({
    code,
    who,
    state,
    detail,
  });
  const known = compared.filter(([, member]) => person[member] !== undefined);
  const differing = known.map(([code, member]) => {
    if (!record) return check(code, 'unknown');
    return record.differs.includes(member) ? check(code, 'doubt', differs[member]) : check(code, 'ok');
  });
  if (!mustLive) return differing;
  const { told } = record ?? {};
  if (!told) return [check('person-alive', 'unknown'), ...differing];
  const isDead = told.status === 'dead' || told.death !== undefined;
  return [isDead ? check('person-alive', 'doubt', dead) : check('person-alive', 'ok'), ...differing];
}

async function askPaper(
  { ask: put }: OpenDesk,
  paper: NamedPaper,
  options: AskOptions,
): Promise<TaskCheck[]> {
  const { who, kind, number, facilityCode, personalId } = paper;
  const question = { number, facilityCode };
  const found =
    kind === 'birth-certificate'
      ? await put(birthCertificate, question, options).then(
          (answer) => answer && { whose: answer.certificate?.motherId, isThere: answer.certificate !== null },
        )
      : await put(deathNotice, question, options).then(
          (answer) => answer && { whose: answer.notice?.personalId, isThere: answer.notice !== null },
        );
  const check = (state: TaskCheck['state'], detail: TaskCheck['detail'] = null): TaskCheck[] => [
    { code: 'paper-matches', who, state, detail },
  ];
  if (!found?.isThere) return check('unknown');
  const isSame = personalId === undefined || found.whose === personalId;
  return isSame ? check('ok') : check('doubt', anothersPaper);
}

/** Whether this desk has granted the same under another case, and it stands. */
async function askOwnBooks(
  { tasks }: OpenDesk,
  { case_id: caseId, step, agency }: TaskRow,
  { identity }: ReadDossier,
): Promise<TaskCheck[]> {
  if (identity === undefined) return [];
  const { rowCount } = await tasks.query(
    `select from desk.tasks t where t.agency = $1 and t.step = $2 and t.identity = $3 and t.case_id <> $4
       and t.decision ->> 'decision' = 'grant' and not exists (
         select from desk.tasks r where r.dossier_key = t.dossier_key and r.kind = 'reversal') limit 1`,
    [agency, step, identity, caseId],
  );
  const state = rowCount === 0 ? 'ok' : 'doubt';
  const detail = rowCount === 0 ? null : registeredBefore;
  return [{ code: 'not-registered-yet', who: '', state, detail }];
}

const differs = {
  name: { vi: 'Họ tên khác với CSDL dân cư.', en: 'The name differs from the population database.' },
  sex: { vi: 'Giới tính khác với CSDL dân cư.', en: 'The sex differs from the population database.' },
  bornOn: {
    vi: 'Ngày sinh khác với CSDL dân cư.',
    en: 'The birthday differs from the population database.',
  },
};
const dead = {
  vi: 'CSDL dân cư ghi nhận người này đã chết.',
  en: 'The population database has this person as dead.',
};
const anothersPaper = {
  vi: 'Giấy tờ này cấp cho người khác.',
  en: 'This paper was issued to somebody else.',
};
const registeredBefore = {
  vi: 'Đã có kết quả theo một hồ sơ khác.',
  en: 'It has been granted under another case.',
};
