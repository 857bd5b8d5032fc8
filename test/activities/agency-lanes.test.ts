import { setImmediate as turn } from 'node:timers/promises';
import { createLanes, type InLane } from '../../activities/agency-lanes';

type Call = Parameters<InLane>[0];
const first: Call = { lane: 'residence', isFirstTry: true };
const again: Call = { lane: 'residence', isFirstTry: false };
const timedOut = () => Promise.reject(new DOMException('', 'TimeoutError'));
const refused = () => Promise.reject(new Error('ECONNREFUSED'));

/** An agency that takes calls and answers none until it is told to. */
class Hanging {
  calls = 0;
  private readonly open: { answer: () => void; runOut: (error: unknown) => void }[] = [];
  act = () => {
    this.calls += 1;
    return new Promise<void>((answer, runOut) => this.open.push({ answer, runOut }));
  };
  answerAll = () => this.open.splice(0).forEach(({ answer }) => answer());
  runOutAll = () => this.open.splice(0).forEach(({ runOut }) => runOut(new DOMException('', 'TimeoutError')));
}

const outcomes = (calls: Promise<unknown>[]) =>
  Promise.all(
    calls.map((call) =>
      call.then(
        () => 'answered',
        (error: unknown) => (error as Error).message || (error as Error).name,
      ),
    ),
  );

describe('an agency that has answered nothing for some seconds', () => {
  let inLane: InLane;
  let agency: Hanging;
  beforeEach(async () => {
    let nowMs = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
    inLane = createLanes();
    agency = new Hanging();
    for (let n = 0; n < 3; n += 1) await inLane(first, timedOut).catch(() => undefined);
    nowMs = 12_000;
  });
  afterEach(() => jest.restoreAllMocks());

  it('is not asked by a first try, and holds up no other agency', async () => {
    expect(await outcomes([inLane(first, agency.act)])).toEqual(['residence does not answer']);
    expect(agency.calls).toBe(0);
    expect(await inLane({ ...first, lane: 'identity' }, () => Promise.resolve('at once'))).toBe('at once');
  });

  it('is asked again by two calls at a time, and by all once it has answered', async () => {
    const many = Array.from({ length: 300 }, () => inLane(again, agency.act));
    const all = outcomes(many);
    await turn();
    expect(agency.calls).toBe(2);
    agency.answerAll();
    expect((await all).filter((outcome) => outcome === 'answered')).toHaveLength(2);
    expect(await inLane(first, () => Promise.resolve('heard'))).toBe('heard');
  });

  it('is still silent when the calls that go through get no answer either', async () => {
    const probing = outcomes([inLane(again, agency.act), inLane(again, agency.act)]);
    await turn();
    agency.runOutAll();
    await probing;
    expect(await outcomes([inLane(first, agency.act)])).toEqual(['residence does not answer']);
  });
});

describe('an agency that has left some calls in a row unanswered', () => {
  it('is tried by few at a time, which hold a workflow task each, and repeated calls go on', async () => {
    const inLane = createLanes();
    const agency = new Hanging();
    for (let n = 0; n < 3; n += 1) await inLane(first, timedOut).catch(() => undefined);
    const tries = outcomes(Array.from({ length: 40 }, () => inLane(first, agency.act)));
    const repeated = outcomes(Array.from({ length: 20 }, () => inLane(again, agency.act)));
    await turn();
    expect(agency.calls).toBe(8 + 20);
    agency.answerAll();
    expect((await tries).filter((outcome) => outcome === 'answered')).toHaveLength(8);
    expect(new Set(await repeated)).toEqual(new Set(['answered']));
  });
});

describe('an agency that answers', () => {
  it('is not taken for a silent one because calls run out of time now and then, or are refused', async () => {
    const inLane = createLanes();
    for (let n = 0; n < 10; n += 1) {
      await inLane(first, timedOut).catch(() => undefined);
      await inLane(first, timedOut).catch(() => undefined);
      await inLane(first, () => Promise.resolve());
      await inLane(first, refused).catch(() => undefined);
    }
    expect(await inLane(first, () => Promise.resolve('asked'))).toBe('asked');
  });

  it('has a bounded number of repeated calls under way, and the others come when it is their turn', async () => {
    const inLane = createLanes();
    const agency = new Hanging();
    const all = outcomes(Array.from({ length: 120 }, () => inLane(again, agency.act)));
    await turn();
    expect(agency.calls).toBe(60);
    agency.answerAll();
    while (agency.calls < 120) await turn();
    agency.answerAll();
    expect(new Set(await all)).toEqual(new Set(['answered']));
  });

  it('gives up what does not come to its turn, so that it holds no place among other work', async () => {
    const inLane = createLanes();
    const agency = new Hanging();
    void outcomes(Array.from({ length: 60 }, () => inLane(again, agency.act)));
    const [late] = await outcomes([inLane(again, agency.act)]);
    expect(late).toBe('many calls to residence are under way');
    expect(agency.calls).toBe(60);
  });
});
