/** Cases of families of their own, by id and by what people call them. */
import { z } from 'zod';
import { fileNew, findView } from '../../e2e/support/cases';
import { newDeath } from '../../e2e/support/deaths';
import { newFamily } from '../../e2e/support/families';
import { eventually } from '../../e2e/support/eventually';
import type { RunningStack } from '../../e2e/support/running-stack';

export interface Filed {
  caseId: string;
  caseCode: string;
}

export const newBirth = async (stack: RunningStack): Promise<Filed> => filed(stack, await newFamily(stack));
export const newDeathCase = async (stack: RunningStack): Promise<Filed> =>
  filed(stack, await newDeath(stack));

async function filed(stack: RunningStack, declaration: unknown): Promise<Filed> {
  const caseId = await fileNew(stack, declaration);
  const view = await findView(stack, caseId);
  if (!view) throw new Error('a case that has just been filed is not there');
  return { caseId, caseCode: view.caseCode };
}

/** The task of its first step, once it stands at a desk. */
export const taskOf = (stack: RunningStack, caseId: string): Promise<string> =>
  eventually(async () => {
    const { body } = await stack.api(`/v1/tasks?case=${caseId}`, { token: stack.ready.tokens.supervisor });
    return z.object({ data: z.array(z.object({ taskId: z.string() })) }).parse(body).data[0]?.taskId;
  });
