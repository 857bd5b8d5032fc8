/** How the family is reached. */
import { z } from 'zod';
import { changeContact, readContact } from '../../casework/contact';
import { languages } from '../../domain/messages';
import { Phone } from '../../domain/schemas/common';
import { askedCase } from '../cases/asked-case';
import { parseChange } from '../http/parse';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { PurposeHeaders } from '../schemas/reading';
import { caseParams } from './cases';

const ContactBody = z
  .object({
    phone: Phone.nullable().optional(),
    email: z.string().trim().max(254).pipe(z.email()).nullable().optional(),
    language: z.enum(languages).nullable().optional(),
  })
  .refine((contact) => Object.keys(contact).length > 0, { path: ['phone'] })
  .meta({ id: 'ContactChange' });

const ContactReply = z
  .object({
    phone: z.string().optional(),
    email: z.string().optional(),
    language: z.enum(languages).optional(),
  })
  .meta({ id: 'Contact' });

const path = '/v1/cases/{caseId}/contact';

export const contactRoute = route({
  method: 'get',
  operationId: 'getContact',
  path,
  tag: 'cases',
  summary: 'How the family is reached',
  access: { kind: 'token', permission: 'change-contact' },
  params: caseParams,
  headers: PurposeHeaders,
  replies: { 200: { description: 'As told last, else as declared', schema: ContactReply } },
  problems: ['purpose-required', 'unknown-case', 'unavailable'],
}).handle(async (call, { register }) => ({
  status: 200,
  json: valueOf(await readContact(register, askedCase(call))),
}));

export const contactChangeRoute = route({
  method: 'patch',
  operationId: 'changeContact',
  path,
  tag: 'cases',
  summary: 'Say how the family is reached now',
  description:
    'No civil fact and so no decision; also after the end. What is left out stays as it is; null, or an empty text, clears it.',
  access: { kind: 'token', permission: 'change-contact' },
  params: caseParams,
  body: ContactBody,
  replies: { 200: { description: 'As it is now', schema: ContactReply } },
  problems: [
    'broken-json',
    'invalid-input',
    'unknown-case',
    'purpose-required',
    'too-large',
    'unsupported-media-type',
    'unavailable',
  ],
}).handle(async (call, { register }) => {
  const contact = async () => parseChange(ContactBody, await call.json());
  const asked = { ...askedCase(call), by: call.caller.subject, contact };
  return { status: 200, json: valueOf(await changeContact(register, asked)) };
});
