import type { Message } from '../../domain/messages';

/** What can be answered instead of success: its status, and in both languages what happened and what to do about it. */
export interface ProblemKind {
  status: number;
  title: Message;
  detail: Message;
}
