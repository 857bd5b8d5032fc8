import { readPaper } from '../../api/documents/upload';

test('an upload whose bytes stop coming is refused as a broken request', async () => {
  jest.useFakeTimers();
  const neverEnds = new Promise<Buffer>(() => undefined);
  const reading = readPaper({ header: () => undefined, bytes: () => neverEnds }, 'application/pdf');
  const refused = expect(reading).rejects.toMatchObject({ code: 'broken-request' });
  await jest.advanceTimersByTimeAsync(60_000);
  await refused;
});
