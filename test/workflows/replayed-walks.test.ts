import fc from 'fast-check';
import { faultsOf } from '../support/case-checks';
import { eachAtOnce, useCaseFleet } from '../support/case-fleet';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { RunStranded } from '../support/fleet-case';
import { filedCase } from '../support/filed-case';
import { Walker, walks, type Move } from '../support/walk';

jest.setTimeout(900_000);

const fleet = useCaseFleet();
const walkers = new Map<string, Walker>();
/** `WALKS=1000` for the long run. */
const count = Number(process.env['WALKS'] ?? 150);
/** The server's time goes on with ours, so that cases wait more than they work. */
const atOnce = 40;

/** Walks one case to its end, another one where the server loses it; gives what was wrong with it, with all that had been done. */
async function walkOne(walk: readonly Move[], i: number): Promise<string[]> {
  const [bundle, declaration] = i % 2 ? ['death', deathDeclaration()] : ['birth', birthDeclaration()];
  const one = await fleet.file(filedCase({ bundle, declaration }));
  const walker = new Walker(one);
  walkers.set(one.caseId, walker);
  const error = await walker.go(walk).then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  );
  if (error instanceof RunStranded) return walkOne(walk, i);
  const faults = [...(error ? [error.message] : []), ...faultsOf(one)];
  return faults.length === 0 ? [] : [...faults, ...walker.told, ...one.words()];
}

test('cases that meet anything in any order end settled and as their agencies have them, and replay', async () => {
  fleet.agencies.meet = ({ agency, caseId }) => walkers.get(caseId)?.meet(agency) ?? 'arrives';
  const seed = Number(process.env['WALKS_SEED'] ?? 156);
  const drawn = fc.sample(walks(6), { numRuns: count, seed });
  const faults = await eachAtOnce(drawn, atOnce, walkOne);
  const wrong = faults.flatMap((of, i) => (of.length > 0 ? [{ seed, i, walk: drawn[i], of }] : []));
  expect(wrong.slice(0, 3)).toEqual([]);
  expect((await fleet.replayFaults()).slice(0, 3)).toEqual([]);
});
