import { rooms as allRooms, sourcesOf, textOf } from './support/sources';

/** Names that more than one file of the product exports, each with the reason why it may. */
const allowed: Readonly<Record<string, string>> = {
  // A schema and the type that it parses to, which the domain declares without zod.
  AuthorityDecision: 'the schema of the domain type',
  Sex: 'the schema of the domain type',
  // The kit speaks HTTP by itself, without the API's frame.
  Problem: "an agency's and the API's",
  problemJson: "an agency's and the API's",
  // Signatures are made and checked twice, by our code in the kit and over the library in the engine: each proves the other.
  BorneSignature: 'in both',
  ReceivedRequest: 'in both',
  SignatureCheck: 'in both',
  checkSignature: 'in both',
  contentDigest: 'in both',
  covers: 'in both',
  headerOf: 'in both',
  isDigestOf: 'in both',
  signatureBase: 'in both',
  signaturesOn: 'in both',
  // Each bundle is a folder of its own, which answers the same questions.
  allGranted: 'one for each bundle',
  findOffice: 'one for each bundle',
  officeOf: 'one for each bundle',
};

/** Made from the API's own document. */
const generated = 'cli/http/api-types.ts';
/** The console is a program of its own, in the browser, that knows the API by its types and names things as it does. */
const rooms = allRooms.filter((room) => room !== 'test' && room !== 'web');

/** By name the files that export it; what a file only passes on is not its own. */
function exportedNames(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of rooms.flatMap(sourcesOf)) {
    if (file === generated) continue;
    const declared = textOf(file).matchAll(
      /^export (?:declare |abstract |async )*(?:const|function\*?|class|interface|type|enum) +(\w+)/gm,
    );
    for (const name of new Set([...declared].flatMap(([, one]) => one ?? [])))
      found.set(name, [...(found.get(name) ?? []), file]);
  }
  return found;
}

describe('exported names', () => {
  const names = exportedNames();
  const twice = [...names].filter(([, files]) => files.length > 1);

  it('mean one thing in the tree, or there is a reason why not', () => {
    expect(names.size).toBeGreaterThan(500);
    expect(twice.filter(([name]) => !(name in allowed))).toEqual([]);
  });

  it('have no reason to occur twice where they occur once', () => {
    const occurring = new Set(twice.map(([name]) => name));
    expect(Object.keys(allowed).filter((name) => !occurring.has(name))).toEqual([]);
  });
});
