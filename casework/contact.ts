/** How the family is reached: no civil fact, so it changes without a decision, and also after a case has ended. */
import { valueAt } from '../domain/json-pointer';
import type { Contact, ToldContact } from '../register/contacts';
import type { Register } from '../register/register';
import { readCase, type CaseAsked } from './read-case';
import { readOf } from './reading/reader';
import { done, refused, type Result } from './refusal';

type Contacts = Pick<Register, 'findStoredCase' | 'findContact' | 'putContact' | 'recordReads'>;

/** What has been told last, else what was declared. */
export async function readContact(register: Contacts, asked: CaseAsked): Promise<Result<Contact>> {
  const found = await readCase(register, asked);
  if (!found.ok) return found;
  const { sight, declaration } = found.value;
  if (sight.sees === 'head') return refused({ code: 'purpose-required' });
  await register.recordReads([readOf(asked.reader, sight.roles, { caseId: asked.caseId, what: 'contact' })]);
  return done(contactOf(declaration, await register.findContact(asked.caseId)));
}

export async function changeContact(
  register: Contacts,
  { by, contact: told, ...asked }: CaseAsked & { by: string; contact: () => Promise<ToldContact> },
): Promise<Result<Contact>> {
  const found = await readCase(register, asked);
  if (!found.ok) return found;
  const { sight, declaration } = found.value;
  const contact = await told();
  const changed = await register.putContact({ caseId: asked.caseId, by, ...contact });
  // Whoever sees no contact is told of it what they have said, and no more.
  if (sight.sees !== 'full') return done(contactOf({}, contact));
  await register.recordReads([readOf(asked.reader, sight.roles, { caseId: asked.caseId, what: 'contact' })]);
  return done(contactOf(declaration, changed));
}

/** What has been cleared is not reached as declared either. */
function contactOf(declaration: unknown, told: ToldContact): Contact {
  const declared = valueAt(declaration, ['applicant', 'phone']);
  const phone = told.phone === undefined && typeof declared === 'string' ? declared : told.phone;
  const { email, language } = told;
  return { ...(phone && { phone }), ...(email && { email }), ...(language && { language }) };
}
