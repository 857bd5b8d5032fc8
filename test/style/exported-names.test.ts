import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names that more than one file of the product exports, each with the reason why it may. */
const allowed: Readonly<Record<string, string>> = {
  // A schema and the type that it parses to.
  AuthorityDecision: 'the schema of the domain type',
  Sex: 'the schema of the domain type',
  Change: 'the domain type; what a form, an officer at the population database and a sample change',
  // What the command line reads of the API: types of its client, of the same things.
  CaseEvent: 'as the API gives it',
  CaseSummary: 'as the API gives it',
  CaseView: 'as the API gives it',
  FailureGroup: 'as the API gives it',
  FilingReceipt: 'as the API gives it',
  // Agencies and their simulators are another party: they use nothing of ours but vocabulary.
  Act: "a simulator's and a sample's",
  DeathNotice: 'as a dossier has it, and as an agency reads it',
  personalNumber: "the law's rule and an agency's enquiry",
  Grant: 'as an agency keeps it, and as the case does',
  Problem: "an agency's HTTP and ours",
  Reversal: 'as it is ordered from an agency, and as the law has it',
  ReversalKind: 'as an agency knows it, and as the law has it',
  Route: "the gateway's and the API's",
  contextOf: "an agency's dossier and the command line's",
  digestOf: "an agency's store and the register",
  openDatabase: "an agency's store and the register",
  problemJson: "an agency's HTTP and ours",
  reversed: "the fold's and a simulator's ledger's",
  supplement: 'as an agency takes it, and as a case does',
  Supplement: 'as an agency takes it, and as a case does',
  granted: "the fold's and a simulator's ledger's",
  openapiText: 'of the agency contract and of the API',
  textOf: "a structured field's and a reply's",
  Signing: 'of one message, and of a conformance run',
  // Agencies sign by code of their own and the engine by a library, so that each is held against the other.
  BorneSignature: "an agency's and the engine's",
  SignatureCheck: "an agency's and the engine's",
  ReceivedRequest: "an agency's and the engine's",
  signaturesOn: "an agency's and the engine's",
  checkSignature: "an agency's and the engine's",
  covers: "an agency's and the engine's",
  headerOf: "an agency's and the engine's",
  contentDigest: "an agency's and the engine's",
  isDigestOf: "an agency's and the engine's",
  Sample: 'of the agency contract, and of whole cases',
  Sentence: "the conformance suite's and the command line's",
  // Each bundle is a folder of its own, which answers the same questions.
  allGranted: 'one for each bundle',
  birthBundle: 'the bundle, and its workflow, whose name is its type in every history',
  deathBundle: 'the bundle, and its workflow, whose name is its type in every history',
  findOffice: 'one for each bundle',
  officeOf: 'one for each bundle',
  // Parts of one name in rooms that know nothing of each other.
  Attachment: 'as it is sent and as a sample has it',
  Pause: 'of the legal clock, and as the fold keeps it',
  Services: "what the API works with, and the stack's processes",
  exitCodes: 'of a verb and of a process',
  papers: 'a migration, and the samples about papers',
};

const root = join(__dirname, '..', '..');
const rooms = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(\.|node_modules|dist|docs|test)/.test(entry.name))
  .map(({ name }) => name);

/** By name the files that export it; what a file only passes on is not its own. */
function exportedNames(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const room of rooms) {
    for (const file of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(join(root, room, file), 'utf8');
      const declared = text.matchAll(
        /^export (?:declare |abstract |async )*(?:const|function\*?|class|interface|type|enum) +(\w+)/gm,
      );
      for (const name of new Set([...declared].flatMap(([, one]) => one ?? [])))
        found.set(name, [...(found.get(name) ?? []), `${room}/${file}`]);
    }
  }
  return found;
}

test('every exported name means one thing in the tree, or there is a reason why not', () => {
  const names = exportedNames();
  expect(names.size).toBeGreaterThan(500);
  const twice = [...names].filter(([name, files]) => files.length > 1 && !(name in allowed));
  expect(twice).toEqual([]);
});
