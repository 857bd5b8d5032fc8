import type { Enquiry } from '../agency-kit/enquiries';
import { parseMessage } from '../agency-kit/http/problem';

export interface AnsweredEnquiry {
  kind: string;
  answer(question: unknown): Promise<unknown>;
}

/** How an agency answers an enquiry; a question that is wrong as a message is a 400 problem. */
export function answering<Question, Answer>(
  enquiry: Enquiry<Question, Answer>,
  answer: (question: Question) => Promise<Answer>,
): AnsweredEnquiry {
  return { kind: enquiry.kind, answer: (question) => answer(parseMessage(enquiry.question, question)) };
}
