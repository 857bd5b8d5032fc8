/** A birth and a death that people at desks decide from the first step to the last. */
import { fileNew, findView, untilSettled } from '../../e2e/support/cases';
import { newDeath } from '../../e2e/support/deaths';
import { newFamily } from '../../e2e/support/families';
import { approve, grant } from '../support/clerks';
import { faultsOf } from '../support/look-at';
import type { Place } from '../support/place';
import type { Language } from '../support/browser';

interface Whole {
  bundle: string;
  language: Language;
  /** Who grants, one after another; where two are needed the second approves. */
  desks: readonly (readonly [agency: string, isTwo: boolean])[];
}

const wholes: readonly Whole[] = [
  {
    bundle: 'birth',
    language: 'vi',
    desks: [
      ['civil-status', true],
      ['residence', false],
      ['social-insurance', false],
      ['identity', false],
    ],
  },
  {
    bundle: 'death',
    language: 'en',
    desks: [
      ['civil-status', true],
      ['residence', false],
      ['social-affairs', true],
      ['social-insurance', true],
    ],
  },
];

export function describeWholeCases(at: () => Place): void {
  it.each(wholes)(
    'a $bundle is decided wholly by people at desks, in $language',
    async ({ bundle, language, desks }) => {
      const { stack, sit, leave } = at();
      const declaration = bundle === 'birth' ? await newFamily(stack) : await newDeath(stack);
      const caseId = await fileNew(stack, declaration);
      const caseCode = (await findView(stack, caseId))?.caseCode ?? '';
      for (const [agency, isTwo] of desks) {
        const clerk = await sit(`clerk:${agency}`, { language });
        await grant(clerk.page, caseCode);
        expect(await faultsOf(clerk.page, clerk.watched)).toEqual([]);
        await leave(clerk);
        if (!isTwo) continue;
        const second = await sit(`clerk2:${agency}`, { language });
        await approve(second.page, caseCode);
        await leave(second);
      }
      const { outcome } = await untilSettled(stack, caseId);
      expect(outcome).toBe('granted');
    },
  );
}
