import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractText } from '../../agency-kit/openapi/document';

interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
}
const document = JSON.parse(contractText()) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: Record<string, unknown> }> };
};

describe('the description of the dossier contract', () => {
  it('is committed as the schemas give it (npm run openapi)', () => {
    const committed = readFileSync(join(__dirname, '../../agency-kit/openapi.json'), 'utf8');
    expect(committed).toBe(contractText());
  });

  it('names each operation once', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId)).toEqual([
      'fileDossier',
      'getDossier',
      'supplementDossier',
      'withdrawDossier',
      'reverseDossier',
    ]);
  });

  it('describes what the door parses: each member of a filing, of an order and of a decision', () => {
    const members = (name: string) => Object.keys(document.components.schemas[name]?.properties ?? {});
    expect(members('DossierFiling')).toContain('callbackPath');
    expect(members('Supplement')).toEqual(['changes', 'attachments', 'newKey', 'dossier']);
    expect(members('ReversalOrder')).toEqual(['kind', 'act', 'decision', 'reason']);
    expect(members('AgencyDecision')).toContain('decisionId');
  });
});
