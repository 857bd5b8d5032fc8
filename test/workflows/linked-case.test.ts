import { randomUUID } from 'node:crypto';
import type { OrderOf } from '../../domain/orders';
import type { CaseView } from '../../domain/case-view';
import { useCaseServer } from '../support/case-server';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { decision } from '../support/fake-agencies';
import { filedCase } from '../support/filed-case';
import { stop } from '../support/orders';
import type { RunningCase } from '../support/running-case';

jest.setTimeout(30_000);

/** A birth and a death of one child, whichever of the two comes first: the death ends what else the birth case is about. */

const server = useCaseServer();
const cause = 'person-died';
const birth = { caseId: randomUUID(), bundle: 'birth', ends: 'that', cause } as const;
const death = () => {
  const declaration = { ...deathDeclaration(), scope: ['death'] };
  return filedCase({ bundle: 'death', declaration, linkedCase: birth });
};
const key = ({ caseId }: RunningCase) => `${caseId}/death/1`;
const book = { number: '12', volume: '01/2026', page: '12' };
const registered = { personalId: '079226000001', book, registeredOn: '2026-11-24' };
const atAgency = (running: RunningCase) => running.until(({ steps }) => steps[0]?.state === 'with-agency');

function watchStops(): OrderOf<'stop'>[] {
  const stops: OrderOf<'stop'>[] = [];
  server.agencies.onStop = (order) => void stops.push(order);
  return stops;
}

test('waits while that agency is at work, and stops the birth case by its own registration once that is granted', () => {
  const stops = watchStops();
  let isAtWork = true;
  server.agencies.onHear = () => (isAtWork ? 'undecided' : 'granted');
  return server.run(async (running) => {
    const waiting = await running.until(({ waitingFor }) => waitingFor.length > 0);
    expect(waiting.waitingFor).toEqual([expect.objectContaining({ then: 'linked-case-heard' })]);
    expect(waiting.steps[0]?.state).toBe('pending');
    isAtWork = false;
    await server.env.sleep('1 hour');
    await atAgency(running);
    expect(stops).toEqual([]);
    await running.decide(decision(key(running), { result: registered }));
    expect(await running.handle.result()).toBe('granted');
    expect(stops).toEqual([
      expect.objectContaining({
        cause: 'person-died',
        decision: { number: '12', on: '2026-11-24', by: expect.stringContaining('26740') as unknown },
      }),
    ]);
  }, death());
});

test('does not wait while the birth waits for people, and its number follows', () => {
  server.agencies.onHear = () => 'waits-for-people';
  return server.run(async (running) => {
    await atAgency(running);
    const { personalId, ...onPaper } = registered;
    let tell: () => void = () => undefined;
    const isStopped = new Promise<void>((resolve) => (tell = resolve));
    server.agencies.onMessage = async ({ what }) => {
      if (what === 'notice') await isStopped;
      return undefined;
    };
    await running.decide(decision(key(running), { result: onPaper }));
    await running.until(({ steps }) => steps[0]?.state === 'granted');
    await running.decide(decision(key(running), { decisionId: 'later', result: { ...onPaper, personalId } }));
    await running.until(({ steps }) => steps[0]?.result?.['personalId'] === personalId);
    tell();
    expect(await running.handle.result()).toBe('granted');
  }, death());
});

test('stops nothing where the death is refused', () => {
  const stops = watchStops();
  return server.run(async (running) => {
    await atAgency(running);
    await running.decide(
      decision(key(running), { decision: 'refused', reason: { code: 'person-mismatch' } }),
    );
    expect(await running.handle.result()).toBe('refused');
    expect(stops).toEqual([]);
  }, death());
});

test('a birth that is stopped before it is decided goes on to its grant, and nothing of it begins after that', () =>
  server.run(async (running) => {
    await running.until(({ steps }) => steps[0]?.state === 'with-agency');
    await running.order(stop());
    await running.decide(decision(`${running.caseId}/birth/1`));
    expect(await running.handle.result()).toBe('partial');
    const { steps } = await running.view();
    expect(steps.map(({ state, reason }) => reason?.code ?? state)).toEqual([
      'granted',
      'person-died',
      'person-died',
      'person-died',
    ]);
  }));

describe('a birth whose child is on file as dead', () => {
  const dead = { caseId: randomUUID(), bundle: 'death', ends: 'this', cause } as const;
  const born = () => filedCase({ bundle: 'birth', declaration: birthDeclaration(), linkedCase: dead });
  const birthKey = ({ caseId }: RunningCase) => `${caseId}/birth/1`;
  const words = ({ steps }: CaseView) => steps.map(({ state, reason }) => reason?.code ?? state);

  test('is registered and granted in full, and nothing that comes after it applies', () => {
    server.agencies.onHear = () => 'granted';
    return server.run(async (running) => {
      await atAgency(running);
      await running.decide(decision(birthKey(running)));
      expect(await running.handle.result()).toBe('granted');
      expect(words(await running.view())).toEqual(['granted', ...Array<string>(3).fill(cause)]);
      expect(server.agencies.keysAt('residence')).toEqual([]);
    }, born());
  });

  test('goes to its agency at once, and with the rest waits for the agency that decides the death', () => {
    let isAtWork = true;
    server.agencies.onHear = () => (isAtWork ? 'undecided' : 'granted');
    return server.run(async (running) => {
      await atAgency(running);
      await running.decide(decision(birthKey(running)));
      const waiting = await running.until(({ steps }) => steps[0]?.state === 'granted');
      const heard = waiting.waitingFor.filter(({ then }) => then === 'linked-case-heard');
      expect(heard.map(({ who, step }) => [who, step])).toEqual([
        ['civil-status', 'residence'],
        ['civil-status', 'health-insurance'],
        ['civil-status', 'identity-card'],
      ]);
      isAtWork = false;
      await server.env.sleep('1 hour');
      expect(await running.handle.result()).toBe('granted');
      expect(words(await running.view())).toEqual(['granted', ...Array<string>(3).fill(cause)]);
    }, born());
  });

  test('is ended alike where the death comes to stop it before it has heard', () => {
    server.agencies.onHear = () => 'undecided';
    return server.run(async (running) => {
      await atAgency(running);
      await running.order(stop());
      await running.decide(decision(birthKey(running)));
      expect(await running.handle.result()).toBe('granted');
      expect(words(await running.view())).toEqual(['granted', ...Array<string>(3).fill(cause)]);
    }, born());
  });

  test.each(['not-granted', 'waits-for-people'] as const)(
    'goes on in full where the death is %s',
    (heard) => {
      server.agencies.onHear = () => heard;
      return server.run(async (running) => {
        await atAgency(running);
        await running.decide(decision(birthKey(running)));
        await running.until(({ steps }) => steps.slice(1).every(({ state }) => state === 'with-agency'));
        for (const step of ['residence', 'health-insurance', 'identity-card'])
          await running.decide(decision(`${running.caseId}/${step}/1`));
        expect(await running.handle.result()).toBe('granted');
      }, born());
    },
  );
});
