/** A sample as it went over the counter, what has been done about it since, and where it stands now. */
import { ApiProblem, type ProblemBody } from '../http/problem';
import type { ApiClient } from '../http/api-client';
import { CaseReply, FilingReceiptReply } from '../http/replies';
import type { SampleAct, Moment } from '../samples/act';
import type { Sample } from '../samples/sample';

export interface FiledSample {
  sample: Sample;
  /** Set when a case was made. */
  filed?: FilingReceiptReply;
  /** Set when the API answered with a problem. */
  problem?: ProblemBody;
  /** As last seen. */
  view?: CaseReply;
  /** Its acts in order, as far as they have been done. */
  done: DoneAct[];
}

export interface DoneAct {
  act: SampleAct;
  /** Set when the API answered with a problem. */
  problem?: ProblemBody;
}

/** Files through the public API as a portal does; under its fixed key a sample is filed once, however often. */
export async function fileSample(
  api: ApiClient,
  { id, filing }: { id: string; filing: object },
): Promise<Pick<FiledSample, 'filed' | 'problem'>> {
  const reply = await answerOrProblem(api.post('/v1/cases', filing, `sample/${id}`));
  return reply instanceof ApiProblem
    ? { problem: reply.problem }
    : { filed: FilingReceiptReply.parse(reply) };
}

/** The problem as a value; an API that is only away for the moment still throws. */
export async function answerOrProblem(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status !== 503) return error;
    throw error;
  }
}

/** The case's view as it is now. */
export async function readView(api: ApiClient, { caseId }: FilingReceiptReply): Promise<CaseReply> {
  return CaseReply.parse(await api.get(`/v1/cases/${caseId}`));
}

/** Nothing more is to be expected of it. */
export const isPlayed = (one: FiledSample): boolean =>
  one.problem !== undefined || (one.view?.status === 'settled' && nextAct(one) === undefined);

export const nextAct = ({ sample: { acts = [] }, done }: FiledSample): SampleAct | undefined =>
  acts[done.length];

/** A moment that has gone by counts too: what was done then is done again under its key, without effect. */
export function hasCome(moment: Moment, { view, problem }: Pick<FiledSample, 'view' | 'problem'>): boolean {
  if (problem !== undefined || view?.status === 'settled') return true;
  if (!view || moment === 'settled') return false;
  return Object.entries(moment).every(([id, state]) =>
    view.steps.some((step) => step.id === id && step.state === state),
  );
}
