import type { CaseEvent } from '../../../domain/case-events';
import { birthDeclaration } from '../../support/declarations';
import { CaseOnFile } from '../../api/support/case-on-file';
import type { RunningApi } from '../../api/support/running-api';

/** A case of portal-1 in commune 26740, with a paper that was brought for one of its steps. */
export async function referredPaper(
  api: RunningApi,
  step: string,
): Promise<{ caseId: string; documentId: string; personalId: string }> {
  const declaration = birthDeclaration();
  const onFile = await (await CaseOnFile.file(api, declaration)).sent(step);
  const { caseId } = onFile;
  const bytes = Buffer.from('%PDF-1.7\n');
  const uploaded = { bytes, mediaType: 'application/pdf', name: 'a.pdf', uploadedBy: 'portal-1', caseId };
  const paper = await api.papers.keep(uploaded);
  const event = {
    ...{ id: 'order', at: '2026-11-24T11:00:00+07:00', type: 'supplement-received', step, by: 'citizen' },
    data: {
      ...{ orderId: 'order', pointers: [], facts: { flags: [], verification: false, alone: {} } },
      ...{ supplement: { ref: 'order/supplement' }, declaration: { ref: 'order/declaration' } },
    },
  };
  const documents = {
    'order/supplement': { changes: [], attachments: [{ ...paper, document: 'proof' }] },
    'order/declaration': declaration,
  };
  await api.register.appendEvents(caseId, [{ event: event as CaseEvent, documents }]);
  return { caseId, documentId: paper.documentId, personalId: declaration.mother.personalId };
}
