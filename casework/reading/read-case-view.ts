import type { Register } from '../../register/register';
import { viewCase, type CaseAsked } from '../read-case';
import type { ActsOnRecord } from '../orders/act-on-it';
import { actionsFor, type CaseAction } from './case-actions';
import { done, type Result } from '../refusal';
import { readOf } from './reader';
import { shownView, type ShownView } from './show-view';

/** The case view as far as whoever reads it sees it. That they have is on the read log before they do. */
export async function readCaseView(
  register: Pick<Register, 'findCase' | 'recordReads'> & ActsOnRecord,
  asked: CaseAsked,
): Promise<Result<ShownView & { actions: CaseAction[] }>> {
  const found = await viewCase(register, asked);
  if (!found.ok) return found;
  const { view, sight } = found.value;
  await register.recordReads([readOf(asked.reader, sight.roles, { caseId: asked.caseId, what: 'view' })]);
  const actions = await actionsFor(register, found.value, asked.reader);
  return done({ ...shownView(view, sight), actions });
}
