import type { Applicant } from './parts.schema';

/** What an agency has to know of the applicant; how to reach them is the portal's business. */
export function applicantOf({
  applicant: { personalId, name, relation, residence },
}: {
  applicant: Applicant;
}) {
  return { personalId, name, relation, ...(residence && { residence }) };
}
