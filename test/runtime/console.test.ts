import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { consoleFolder } from '../../runtime/stack/console';

jest.setTimeout(120_000);

describe('the console of a stack', () => {
  const { signal } = new AbortController();

  it('is built once for a state of its sources, and served from where it was put', async () => {
    const first = await consoleFolder({ signal, building: () => undefined });
    expect(existsSync(join(first, 'index.html'))).toBe(true);
    const building = jest.fn();
    expect(await consoleFolder({ signal, building })).toBe(first);
    expect(building).not.toHaveBeenCalled();
  });
});
