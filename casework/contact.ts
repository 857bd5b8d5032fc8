/** How the family is reached: no civil fact, so it changes without a decision, and also after a case has ended. */
import { valueAt } from '../domain/json-pointer';
import type { Contact, ToldContact } from '../register/contacts';
import type { Register } from '../register/register';
import { readCase, type CaseAsked } from './read-case';
import { done, type Result } from './refusal';

type Contacts = Pick<Register, 'findStoredCase' | 'findContact' | 'putContact'>;

/** What has been told last, else what was declared. */
export async function readContact(register: Contacts, asked: CaseAsked): Promise<Result<Contact>> {
  const found = await readCase(register, asked);
  if (!found.ok) return found;
  return done(contactOf(found.value.declaration, await register.findContact(asked.caseId)));
}

export async function changeContact(
  register: Contacts,
  { by, contact, ...asked }: CaseAsked & { by: string; contact: ToldContact },
): Promise<Result<Contact>> {
  const found = await readCase(register, asked);
  if (!found.ok) return found;
  const changed = await register.putContact({ caseId: asked.caseId, by, ...contact });
  return done(contactOf(found.value.declaration, changed));
}

/** What has been cleared is not reached as declared either. */
function contactOf(declaration: unknown, told: ToldContact): Contact {
  const declared = valueAt(declaration, ['applicant', 'phone']);
  const phone = told.phone === undefined && typeof declared === 'string' ? declared : told.phone;
  const { email, language } = told;
  return { ...(phone && { phone }), ...(email && { email }), ...(language && { language }) };
}
