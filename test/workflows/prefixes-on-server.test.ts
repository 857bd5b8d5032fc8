import { eachAtOnce, useCaseFleet } from '../support/case-fleet';
import { unlessStranded } from '../support/fleet-case';
import { prefixStories, tellPrefix } from '../support/prefix-story';

jest.setTimeout(1_800_000);

const fleet = useCaseFleet();
/** `PREFIXES=all` for every one of them; they take seconds each, for the server's time goes on with ours. */
const every = process.env['PREFIXES'] === 'all' ? 1 : 37;
const stories = prefixStories.filter((_, i) => i % every === 0);

/** What is on its way is delivered once more while the server's time goes on. */
const isDelivery = (word: string) => word.includes('file ');

test('a case on a server keeps to the law at every point it can have come to, and replays', async () => {
  const file: typeof fleet.file = (...filed) => fleet.file(...filed);
  const tell = (story: (typeof stories)[number]) => tellPrefix(file, story, isDelivery);
  const faults = await eachAtOnce(stories, 40, (story) => unlessStranded(() => tell(story)));
  const wrong = faults.flatMap((of, i) =>
    of?.length === 0 ? [] : [{ story: stories[i], of: of ?? 'the server has lost each run' }],
  );
  expect(wrong.slice(0, 3)).toEqual([]);
  expect((await fleet.replayFaults()).slice(0, 3)).toEqual([]);
});
