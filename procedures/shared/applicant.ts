import type { Applicant } from './parts.schema';

/** What an agency has to know of the applicant; how to reach them is the portal's business. */
export function applicantOf({
  applicant: { personalId, otherId, name, relation, residence },
}: {
  applicant: Applicant;
}) {
  return {
    ...(personalId && { personalId }),
    ...(otherId && { otherId }),
    name,
    relation,
    ...(residence && { residence }),
  };
}
