import { RunningStack } from './running-stack';
import { calm } from './simulators';

/** One system for all tests of a file; after each of them nothing is broken any more and officers decide by themselves. */
export function useStack(give: (stack: RunningStack) => void): void {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await RunningStack.start();
    give(stack);
  });
  afterEach(() => calm(stack));
  afterAll(() => stack.remove());
}
