import { prefixStories, tellPrefix } from '../support/prefix-story';
import { FakeTemporalCase } from '../support/fake-temporal-case';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));
jest.setTimeout(120_000);

const orders = [...new Set(prefixStories.map(({ bundle, order }) => `${bundle} ${order}`))];

test.each(orders)(
  'a %s, at every point it can have come to, keeps to the law, each once and in order',
  async (name) => {
    for (const story of prefixStories.filter(({ bundle, order }) => `${bundle} ${order}` === name))
      expect([story, await tellPrefix(FakeTemporalCase.begin, story)]).toEqual([story, []]);
  },
);
