import type { BirthDeclaration } from '../birth/declaration.schema';

/** What an agency has to know of the applicant; how to reach them is the portal's business. */
export function applicantOf({
  applicant: { personalId, name, relation, residence },
}: Pick<BirthDeclaration, 'applicant'>) {
  return { personalId, name, relation, ...(residence && { residence }) };
}
