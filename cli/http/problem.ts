/** An answer of the API that is not success, as RFC 9457 puts it. */
import { z } from 'zod';
import { reading, type Documented } from './reading';

export const ProblemBody = reading<Documented['Problem']>()({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().default(''),
  errors: z
    .array(reading<Documented['Issue']>()({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .default([]),
  caseId: z.string().optional(),
  caseCode: z.string().optional(),
});
export type ProblemBody = z.output<typeof ProblemBody>;

export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(readonly problem: ProblemBody) {
    super(`${problem.status} ${problem.code}`);
  }

  /** The problem as the API words it, in the language that was asked for, with the remedy and each wrong field. */
  said(): string {
    const { status, code, title, detail, errors, caseCode, caseId } = this.problem;
    return [
      `${title} (${status} ${code})`,
      ...(detail === '' ? [] : [detail]),
      ...(caseCode === undefined ? [] : [`→ ${caseCode} ${caseId ?? ''}`.trimEnd()]),
      ...errors.map((error) => `  ${error.pointer}: ${error.detail} (${error.code})`),
    ].join('\n');
  }
}

/** Any error answer; one that is no problem document still says its status. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const parsed = ProblemBody.safeParse(body);
  return new ApiProblem(
    parsed.success
      ? parsed.data
      : { title: `HTTP ${status}`, status, code: 'no-problem-document', detail: '', errors: [] },
  );
}
