/** One system and one browser for all walks, and everybody's desk in it. */
import type { Browser } from 'playwright-core';
import { RunningStack } from '../../e2e/support/running-stack';
import { setAllModes } from './desks';
import { launchBrowser, openDesk, type Desk, type DeskOptions } from './browser';
import { signIn } from './sign-in';
import { leave, type Trace } from './traces';

export interface Place {
  stack: RunningStack;
  consoleUrl: string;
  /** Somebody signs in at a browser that nobody has used before. */
  sit: (user: string, options?: DeskOptions & { path?: string; consoleUrl?: string }) => Promise<Desk>;
  /** Ends with what is left behind; see {@link traces}. */
  leave: (desk: Desk) => Promise<void>;
  /** What all who have left have left behind. */
  traces: readonly Trace[];
}

/** Every agency that can be is decided for by people. */
export function usePlace(): () => Place {
  let browser: Browser | undefined;
  let stack: RunningStack | undefined;
  let place: Place | undefined;
  beforeAll(async () => {
    [browser, stack] = await Promise.all([launchBrowser(), RunningStack.start()]);
    await setAllModes(stack);
    place = placeIn(browser, stack);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.remove();
  });
  return () => {
    if (!place) throw new Error('the system has not come up');
    return place;
  };
}

function placeIn(browser: Browser, stack: RunningStack): Place {
  const traces: Trace[] = [];
  const home = `${stack.ready.api}/console`;
  return {
    stack,
    consoleUrl: home,
    traces,
    async sit(user, { path = '', consoleUrl = home, ...options } = {}) {
      const desk = await openDesk(browser, options);
      await signIn(desk.page, consoleUrl, user, path);
      return desk;
    },
    async leave(desk) {
      traces.push(await leave(desk));
    },
  };
}
