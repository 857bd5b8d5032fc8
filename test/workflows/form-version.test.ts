import { TemporalFailure } from '@temporalio/common';
import { birthDeclaration } from '../support/declarations';
import { FakeTemporal } from '../support/fake-temporal';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { assertReadable } from '../../workflows/engine/form-version';
import { formVersion } from '../../workflows/messages';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const later = formVersion + 1;

function failureOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('a form of later code fails the task, which waits for a worker that reads it, and never the case', () => {
  expect(failureOf(() => assertReadable(formVersion))).toBeUndefined();
  const failure = failureOf(() => assertReadable(later));
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(TemporalFailure);
});

test('decisions and orders of a later form change nothing', async () => {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration: birthDeclaration() }));
  await one.untilQuiet();
  const before = await one.look();
  const { handlers } = FakeTemporal.current;
  const signal = handlers.get('decisionsReceived');
  const update = handlers.get('order');
  expect(() => signal?.handle({ version: later, received: [] } as never)).toThrow(/form version/);
  expect(() => update?.validator?.({ version: later } as never)).toThrow(/form version/);
  expect(await one.look()).toEqual(before);
});
