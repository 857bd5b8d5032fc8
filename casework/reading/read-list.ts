import type { CaseFilter } from '../../register/list-cases';
import type { Register } from '../../register/register';
import { done, refused, type Result } from '../refusal';
import { reachesWithPurpose, readOf, type Reader } from './reader';

type Page = Awaited<ReturnType<Register['listCases']>>;

/** The cases within reach, found by what they show; each whose name is shown is a row of the read log. */
export async function readList(
  register: Pick<Register, 'listCases' | 'recordReads'>,
  reader: Reader,
  filter: Omit<CaseFilter, 'reaches'>,
): Promise<Result<Page>> {
  if (reader.purpose === 'unclear' && reader.reaches.some(({ sees }) => sees === 'head'))
    return refused({ code: 'purpose-required' });
  const page = await register.listCases({ ...filter, reaches: reachesWithPurpose(reader) });
  const named = page.data.filter(({ subject }) => subject !== null);
  const roles = reader.reaches.map(({ role }) => role);
  await register.recordReads(
    named.map(({ caseId }) => readOf(reader, roles, { caseId, what: 'list', pointers: ['/subject/name'] })),
  );
  return done(page);
}
