/** What a supervisor orders, and where a case stands in time. */
import { dayOf } from '../../../domain/viet-nam-time';
import type { components } from '../../../cli/http/api-types';
import type { Language } from '../support/browser';
import { untilSettled } from '../../e2e/support/cases';
import { setAllModes } from '../support/desks';
import { newBirth } from '../support/families';
import { confirm, tabTo, untilHeading } from '../support/keyboard';
import { faultsOf, takePicture } from '../support/look-at';
import type { Place } from '../support/place';

const changed = { vi: 'Kế hoạch', en: 'plan' };

export function describeSupervisor(at: () => Place): void {
  it.each<Language>(['vi', 'en'])(
    'corrects by a plan, and is shown the new one when the case has changed, in %s',
    async (language) => {
      const { stack, sit, leave } = at();
      await setAllModes(stack, 'system');
      const { caseId, caseCode } = await newBirth(stack);
      await untilSettled(stack, caseId);
      await setAllModes(stack);
      const desk = await sit('supervisor', { language, path: `/cases/${caseId}` });
      const { page, watched } = desk;
      await tabTo(page, 'orders');
      await page.keyboard.press('Enter');
      await page.locator('[data-testid="order-correction"]:focus').press('Enter');
      await untilHeading(page);
      await tabTo(page, 'input-/residence/address/detail');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('14 Lê Lợi');
      await tabTo(page, 'input-/decision/number');
      await page.keyboard.type('12/QĐ-UBND');
      await page.getByTestId('input-/decision/on').fill(today());
      await tabTo(page, 'input-/decision/by');
      await page.keyboard.type('UBND phường Sài Gòn');
      await tabTo(page, 'reason-text');
      await page.keyboard.type('Ghi nhầm số nhà');
      await tabTo(page, 'plan-next');
      await page.keyboard.press('Enter');
      await page.getByTestId('plan-step-residence').waitFor();
      await page.getByTestId('plan-stands-birth').waitFor();
      expect(await faultsOf(page, watched)).toEqual([]);
      await takePicture(page, `plan-${language}-1440`);
      await correctElsewhere(at(), caseId);
      await tabTo(page, 'order');
      await page.keyboard.press('Enter');
      await confirm(page);
      await page.getByTestId('error-summary').filter({ hasText: changed[language] }).waitFor();
      expect(await faultsOf(page, watched)).toEqual([]);
      await tabTo(page, 'order');
      await page.keyboard.press('Enter');
      await confirm(page);
      await page.getByTestId('toast').filter({ hasText: caseCode }).waitFor();
      await untilHeading(page, caseCode);
      await leave(desk);
    },
  );

  it('the timeline, its table and what the API says of it agree', async () => {
    const { stack, sit, leave } = at();
    const { caseId } = await newBirth(stack);
    const desk = await sit('supervisor', { language: 'vi', path: `/cases/${caseId}` });
    const { page, watched } = desk;
    await page.getByTestId('timeline').waitFor();
    const { body } = await stack.api(`/v1/cases/${caseId}/timeline`, {
      token: stack.ready.tokens.supervisor,
    });
    const { rows } = body as components['schemas']['CaseTimeline'];
    await page.getByText('Xem dạng bảng').press('Enter');
    const lines = page.getByTestId('timeline-table').locator('tbody tr');
    expect(await lines.count()).toBe(rows.length);
    for (const [index, row] of rows.entries()) {
      expect(await page.getByTestId(`timeline-row-${row.step}`).count()).toBe(1);
      const said = (await lines.nth(index).textContent()) ?? '';
      const days = [row.planned?.from, row.planned?.to, row.dueAt].flatMap((day) =>
        day ? [shown(day)] : [],
      );
      expect(days.filter((day) => !said.includes(day))).toEqual([]);
    }
    expect(await faultsOf(page, watched)).toEqual([]);
    await tabTo(page, 'why');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('[data-testid^="why-day-"]').first().waitFor();
    expect(await faultsOf(page, watched)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="why"]:focus').waitFor();
    await leave(desk);
  });
}

/** Another decision, that the plan on screen knows nothing of. */
async function correctElsewhere({ stack }: Place, caseId: string): Promise<void> {
  const body = {
    changes: [{ pointer: '/child/ethnicity', value: 'Tày' }],
    decision: { number: '13/QĐ-UBND', on: today(), by: 'UBND phường Sài Gòn' },
    reason: 'Ghi nhầm dân tộc',
  };
  const { status } = await stack.api(`/v1/cases/${caseId}/corrections`, {
    method: 'POST',
    body,
    token: stack.ready.tokens.supervisor,
    headers: { 'idempotency-key': `elsewhere-${caseId}` },
  });
  expect(status).toBe(202);
  // Decided again by the system that had the first dossiers; then nothing moves any more.
  await untilSettled(stack, caseId);
}

const today = (): string => dayOf(Date.now());
const shown = (of: string): string => dayOf(Date.parse(of)).split('-').reverse().join('/');
