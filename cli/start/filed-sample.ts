/** A sample as it went over the counter, and where it stands now. */
import { ApiProblem, type ProblemBody } from '../http/problem';
import type { ApiClient } from '../http/api-client';
import { CaseView, FiledCase } from '../http/replies';
import type { Sample } from '../samples/sample';

export interface FiledSample {
  sample: Sample;
  /** Set when a case was made. */
  filed?: FiledCase;
  /** Set when the API answered with a problem. */
  problem?: ProblemBody;
  /** As last seen. */
  view?: CaseView;
}

/** Files through the public API as a portal does; under its fixed key a sample is filed once, however often. */
export async function fileSample(api: ApiClient, sample: Sample): Promise<FiledSample> {
  try {
    const reply = await api.post('/v1/cases', sample.filing, `sample/${sample.id}`);
    return { sample, filed: FiledCase.parse(reply) };
  } catch (error) {
    if (error instanceof ApiProblem) return { sample, problem: error.problem };
    throw error;
  }
}

/** The case's view as it is now. */
export async function readView(api: ApiClient, { caseId }: FiledCase): Promise<CaseView> {
  return CaseView.parse(await api.get(`/v1/cases/${caseId}`));
}

/** Nothing more is to be expected of it. */
export const isOver = ({ filed, view }: FiledSample): boolean =>
  filed === undefined || view?.status === 'settled';
