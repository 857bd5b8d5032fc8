import type { Sentence } from '../../domain/messages';

/** What can be answered instead of success: its status, and in both languages what happened and what to do about it. */
export interface ProblemKind {
  status: number;
  title: Sentence;
  detail: Sentence;
}
