import type { Day } from '../../../domain/viet-nam-time';
import { getEdition, getForm } from '../../bundles';
import type { CaseLink, Intake, Scoped } from './intake';

/** How cases about the same person are found, their marks as their own bundle words them. Not for workflows (zod). */
export function linkOf(intake: Intake<Scoped>, declaration: Scoped): CaseLink | null {
  const link = intake.linksTo?.(declaration) ?? null;
  return link && { ...link, marks: link.marks.map((mark) => `${link.bundle}/${mark}`) };
}

/** The same of a declaration as it is stored, by the form that its case was filed with. */
export function caseLinkOf(filed: { bundle: string; edition: Day }, declaration: unknown): CaseLink | null {
  const intake = getForm(getEdition(filed.bundle, filed.edition));
  const parsed = intake.schema.safeParse(declaration);
  return parsed.success ? linkOf(intake, parsed.data) : null;
}
