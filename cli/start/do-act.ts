/** Does what the people of a sample do, each with the token of whoever may. */
import type { ApiClient } from '../http/api-client';
import { ApiProblem } from '../http/problem';
import type { CaseReply } from '../http/replies';
import type { SampleAct, SampleOrder } from '../samples/act';
import { answerOrProblem, type DoneAct } from './filed-sample';

export type ActingRole = 'portal' | 'supervisor' | 'ops';
export type Clients = Readonly<Record<ActingRole, ApiClient>>;

/** Who may give which order. */
export const givers: Readonly<Record<SampleOrder['kind'], ActingRole>> = {
  supplement: 'portal',
  withdrawal: 'portal',
  correction: 'supervisor',
  revocation: 'supervisor',
  retry: 'ops',
  skip: 'ops',
  settlement: 'ops',
};

export async function doAct(
  clients: Clients,
  sampleId: string,
  act: SampleAct,
  view: CaseReply,
): Promise<DoneAct> {
  const { order, id } = act;
  const api = clients[givers[order.kind]];
  const key = `sample/${sampleId}/${id}`;
  const reply = await answerOrProblem(api.post(pathOf(order, view), order.body, key));
  return reply instanceof ApiProblem ? { act, problem: reply.problem } : { act };
}

function pathOf(order: SampleOrder, { caseId, claims }: CaseReply): string {
  const ofCase = `/v1/cases/${caseId}`;
  switch (order.kind) {
    case 'supplement':
      return `${ofCase}/supplements`;
    case 'withdrawal':
      return `${ofCase}/withdrawal`;
    case 'correction':
      return `${ofCase}/corrections`;
    case 'revocation':
      return `${ofCase}/revocations`;
    case 'retry':
    case 'skip':
      return `/v1/ops/cases/${caseId}/steps/${order.step}/${order.kind}`;
    case 'settlement': {
      const claim = claims.find(({ step }) => step === order.step)?.id ?? 'none';
      return `/v1/ops/cases/${caseId}/claims/${claim}/settlement`;
    }
  }
}
