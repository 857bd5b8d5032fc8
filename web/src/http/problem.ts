/** What the API answers when it does not do what was asked, in the language that was asked for. */
import type { components } from '../../../cli/http/api-types';

export type Issue = components['schemas']['Issue'];

export interface ProblemBody {
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: Issue[];
  /** Who was faster, where two worked on one task. */
  by?: { name: string | null };
  at?: string;
  caseId?: string;
}

export class ProblemError extends Error {
  constructor(readonly problem: ProblemBody) {
    super(problem.code);
    this.name = 'ProblemError';
  }
}

/** The API could not be reached, or was not ready: nothing is known of what was asked. */
export class LostError extends Error {
  constructor() {
    super('lost');
    this.name = 'LostError';
  }
}

export const problemOf = (error: unknown): ProblemBody | undefined =>
  error instanceof ProblemError ? error.problem : undefined;
