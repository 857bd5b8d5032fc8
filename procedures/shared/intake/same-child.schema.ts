/** Whether a birth and a death that name one paper are one child's: a paper's number alone may be mistyped. */
import { z } from 'zod';
import { dayIn } from '../../../domain/known-day';
import { foldText } from '../../../domain/text';

const Known = z.object({ personalId: z.string().nullish(), relation: z.string() });

/** What is read of a birth, of whatever form. */
export const BornChild = z.object({
  child: z.object({ name: z.string(), bornAt: z.string() }),
  mother: z.object({ personalId: z.string().optional() }).optional(),
});
export type BornChild = z.infer<typeof BornChild>;

/** What is read of a death, of whatever form. */
export const DeadChild = z.object({
  applicant: Known,
  deceased: z.object({ name: z.string(), bornOn: z.string().optional() }),
  survivors: z.array(Known).default([]),
});
export type DeadChild = z.infer<typeof DeadChild>;

/** By name and day of birth, or by the mother, who applies or is left behind. */
export function isSameChild({ child, mother }: BornChild, death: DeadChild): boolean {
  const { name, bornOn } = death.deceased;
  const isNamed = foldText(name) === foldText(child.name);
  if (isNamed && bornOn && dayIn(child.bornAt).startsWith(bornOn)) return true;
  const motherId = mother?.personalId;
  return motherId !== undefined && mothersIn(death).includes(motherId);
}

/** Whoever may be the mother of one who has died. */
function mothersIn({ applicant, survivors }: DeadChild): (string | null | undefined)[] {
  const parents = [applicant, ...survivors].filter(({ relation }) => ['mother', 'parent'].includes(relation));
  return parents.map(({ personalId }) => personalId);
}
