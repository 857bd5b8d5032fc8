import type { ReadFilter } from '../../register/reads';
import type { Register } from '../../register/register';
import { done, type Result } from '../refusal';
import { readOf, type Reader } from './reader';

type Page = Awaited<ReturnType<Register['findReads']>>;

/** The read log, as far as the cases it tells of are within reach. Reading it is on it too, once, and of no case. */
export async function searchReads(
  register: Pick<Register, 'findReads' | 'recordReads'>,
  reader: Reader,
  filter: Omit<ReadFilter, 'within'>,
): Promise<Result<Page>> {
  const { reaches } = reader;
  const seesAll = reaches.some(({ kind }) => kind === 'all');
  const page = await register.findReads({ ...filter, ...(!seesAll && { within: reaches }) });
  const roles = reaches.map(({ role }) => role);
  await register.recordReads([readOf(reader, roles, { caseId: null, what: 'reads' })]);
  return done(page);
}
