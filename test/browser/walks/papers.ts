/** What a family brings is seen beside the dossier. */
import { z } from 'zod';
import { stepOf, untilView } from '../../e2e/support/cases';
import { order, supplement } from '../../e2e/support/orders';
import type { RunningStack } from '../../e2e/support/running-stack';
import { newBirth, taskOf } from '../support/families';
import { goToRow, tabTo, untilHeading } from '../support/keyboard';
import { faultsOf } from '../support/look-at';
import type { Place } from '../support/place';

/** A picture of one point, and a PDF of one empty page. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

export function describePapers(at: () => Place): void {
  it('a clerk turns through the papers that came with a supplement, each with kind, origin, size and scan', async () => {
    const { stack, sit, leave } = at();
    const { caseId, caseCode } = await newBirth(stack);
    await askForPapers(stack, caseId);
    const papers = [
      await upload(stack, caseId, picture, 'image/png'),
      await upload(stack, caseId, pdf, 'application/pdf'),
    ];
    const attachments = papers.map((documentId) => ({ document: 'birth-certificate', documentId }));
    await order(stack, supplement(caseId, 'birth', [], { attachments }));
    const desk = await sit('clerk:civil-status', { language: 'vi' });
    const { page, watched } = desk;
    await goToRow(page, caseCode);
    await page.keyboard.press('Enter');
    await untilHeading(page, caseCode);
    for (const documentId of papers)
      await page
        .getByTestId(`document-${documentId}`)
        .filter({ hasText: /birth-certificate.*bổ sung lần 2.*KiB/ })
        .waitFor();
    const shown = page.locator('.viewer img');
    await shown.waitFor();
    expect(await page.evaluate<number>(`document.querySelector('.viewer img').naturalWidth`)).toBe(1);
    await tabTo(page, 'viewer-zoom');
    await page.keyboard.press('Enter');
    await tabTo(page, 'viewer-turn');
    await page.keyboard.press('Enter');
    expect(await shown.getAttribute('class')).toBe('zoom-1 turn-1');
    expect(await faultsOf(page, watched)).toEqual([]);
    await page.locator('[data-testid="viewer-next"]').press('Enter');
    await page.locator('.viewer iframe').waitFor();
    expect(watched.wrong).toEqual([]);
    await page.goto(`${at().consoleUrl}/cases/${caseId}?tab=documents`);
    await page
      .getByTestId(`document-${papers[0] ?? ''}`)
      .filter({ hasText: 'chưa quét' })
      .waitFor();
    expect(await faultsOf(page, watched)).toEqual([]);
    await leave(desk);
  });
}

/** At the desk, by its API. */
async function askForPapers(stack: RunningStack, caseId: string): Promise<void> {
  const taskId = await taskOf(stack, caseId);
  const token = z.record(z.string(), z.string()).parse(stack.ready.tokens)['clerk:civil-status'] ?? '';
  const ask = async (verb: string, body: unknown): Promise<number> => {
    const headers = { 'idempotency-key': `${verb}-${taskId}` };
    return (await stack.api(`/v1/tasks/${taskId}/${verb}`, { method: 'POST', body, token, headers })).status;
  };
  const decision = {
    decision: 'request-supplement',
    reason: { code: 'other', text: 'Thiếu bản chính giấy chứng sinh' },
    documents: ['birth-certificate'],
  };
  expect([await ask('claim', {}), await ask('decision', decision)]).toEqual([200, 200]);
  await untilView(stack, caseId, (view) => stepOf(view, 'birth').state === 'awaiting-citizen');
}

async function upload(stack: RunningStack, caseId: string, bytes: Buffer, type: string): Promise<string> {
  const { status, body } = await stack.api(`/v1/documents?case=${caseId}`, {
    method: 'POST',
    raw: bytes,
    headers: { 'content-type': type },
  });
  expect(status).toBe(201);
  return z.object({ documentId: z.string() }).parse(body).documentId;
}
