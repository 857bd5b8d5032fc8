import { accessProblems } from './kinds/access';
import { inputProblems } from './kinds/input';
import { orderProblems } from './kinds/orders';
import { ourProblems } from './kinds/ours';
import { stateProblems } from './kinds/state';
import { userProblems } from './kinds/users';
import { taskProblems } from './kinds/tasks';

/** Every problem there is, by its code. A published code never changes its meaning. */
export const problemKinds = {
  ...inputProblems,
  ...accessProblems,
  ...stateProblems,
  ...orderProblems,
  ...userProblems,
  ...taskProblems,
  ...ourProblems,
};

export type ProblemCode = keyof typeof problemKinds;
