import { createCaseWatch } from '../../api/cases/case-watch';

test('one reader has a bounded number of streams, and so have all together; who leaves makes room', () => {
  const watch = createCaseWatch({ onCaseEvents: () => () => undefined });
  const taken = Array.from({ length: 251 }, () => watch.takePlace('one'));
  expect(taken.filter((leave) => leave !== undefined)).toHaveLength(250);
  expect(watch.takePlace('another')).toBeDefined();
  taken[0]?.();
  expect(watch.takePlace('one')).toBeDefined();
  expect(watch.takePlace('one')).toBeUndefined();
  let inAll = 251;
  while (watch.takePlace(`reader-${String(inAll)}`)) inAll += 1;
  expect(inAll).toBe(1_000);
});
