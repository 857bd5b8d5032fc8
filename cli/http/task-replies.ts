/** The API's replies about work lists and the read log, as far as the command line reads them. */
import { z } from 'zod';
import { reading, type Documented } from './reading';

export const TaskSummary = reading<Documented['TaskSummary']>()({
  taskId: z.string(),
  caseCode: z.string().nullable(),
  step: z.string(),
  agency: z.string(),
  state: z.string(),
  subject: z.object({ name: z.string().nullable() }).nullable(),
  assignee: z.object({ subject: z.string(), name: z.string().nullable() }).nullable(),
  lockedUntil: z.string().nullable(),
  dueAt: z.string().nullable(),
});
export type TaskSummary = z.output<typeof TaskSummary>;
export const TaskList = reading<Documented['TaskList']>()({
  data: z.array(TaskSummary),
  nextCursor: z.string().nullable(),
});

const ReadRow = reading<Documented['Read']>()({
  at: z.string(),
  by: z.string(),
  role: z.string().nullable(),
  agency: z.string().nullable(),
  caseId: z.string().nullable(),
  what: z.string(),
  pointers: z.array(z.string()),
  purpose: z.string().nullable(),
  note: z.string().nullable(),
  result: z.string(),
});
export type ReadRow = z.output<typeof ReadRow>;
export const ReadPage = reading<Documented['Reads']>()({
  data: z.array(ReadRow),
  nextCursor: z.string().nullable(),
});

export const AgencyModeReply = reading<Documented['AgencyMode']>()({
  agency: z.string(),
  mode: z.string(),
  only: z.array(z.string()).nullable(),
});
