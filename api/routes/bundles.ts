/** The catalogue: every linked procedure as the law has it on a day. */
import { z } from 'zod';
import { agencyNames } from '../../domain/agencies';
import { CalendarDay } from '../../domain/schemas/times';
import { dayOf } from '../../domain/viet-nam-time';
import {
  bundleIds,
  findDossierForm,
  findEditionInForce,
  findEditions,
  getForm,
} from '../../procedures/bundles';
import type { Edition, Step } from '../../procedures/shared/definition';
import { wordedForm } from '../../procedures/shared/worded-form';
import { route } from '../http/route';
import { Problem } from '../problems/problem';
import { BundleListReply, BundleReply } from '../schemas/catalogue';
import { QueryText } from '../schemas/instants';

const query = z.object({
  on: CalendarDay.optional().meta({ description: 'The edition in force on this day; today unless said' }),
});
const today = () => dayOf(Date.now());

export const listBundles = route({
  method: 'get',
  operationId: 'listBundles',
  path: '/v1/bundles',
  tag: 'catalogue',
  summary: 'The bundles in force on a day',
  access: { kind: 'public', limited: true },
  query,
  replies: { 200: { description: 'Every bundle in force', schema: BundleListReply } },
  problems: ['invalid-input'],
}).handle(({ query: { on = today() } }) => {
  const inForce = bundleIds.flatMap((bundle) => findEditionInForce(bundle, on) ?? []);
  return { status: 200, json: { data: inForce.map(bundleReply), nextCursor: null } };
});

export const getBundle = route({
  method: 'get',
  operationId: 'getBundle',
  path: '/v1/bundles/{id}',
  tag: 'catalogue',
  summary: 'One bundle as it is in force on a day',
  access: { kind: 'public', limited: true },
  params: { schema: z.object({ id: QueryText(100) }), otherwise: 'unknown-bundle' },
  query,
  replies: { 200: { description: 'The edition in force', schema: BundleReply } },
  problems: ['invalid-input', 'unknown-bundle', 'no-edition'],
}).handle(({ params: { id }, query: { on = today() } }) => {
  if (!findEditions(id)) throw new Problem('unknown-bundle');
  const edition = findEditionInForce(id, on);
  if (!edition) throw new Problem('no-edition');
  return { status: 200, json: bundleReply(edition) };
});

/** An edition never changes, so neither does what is said of it. */
const replies = new Map<Edition, BundleReply>();

function bundleReply(edition: Edition): BundleReply {
  const known = replies.get(edition);
  if (known) return known;
  const { bundle: id, code, names, legalBasis, term } = edition;
  const reply: BundleReply = {
    id,
    edition: edition.edition,
    code,
    names,
    legalBasis,
    term,
    steps: edition.steps.map((step) => stepReply(edition, step)),
    declarationSchema: declarationSchema(edition),
  };
  replies.set(edition, reply);
  return reply;
}

function stepReply(edition: Edition, step: Step): BundleReply['steps'][number] {
  const { id, agency, after, names, term, legalBasis, optional, reversal, shows } = step;
  return {
    id,
    agency,
    agencyNames: agencyNames[agency],
    after: [...after],
    names,
    term,
    legalBasis,
    optional,
    reversal,
    shows: [...shows],
    dossierSchema: wordedForm(schemaOf(findDossierForm(edition.bundle, id) ?? z.object({}), 'output'), {}),
  };
}

/** The edition's form, with its own steps to choose from, and the words of all. */
function declarationSchema(edition: Edition): Record<string, unknown> {
  const { properties, ...form } = schemaOf(getForm(edition).schema, 'input');
  const { steps } = edition;
  const items = { type: 'string', enum: steps.map(({ id }) => id) };
  const scope = { type: 'array', items, minItems: 1, maxItems: steps.length };
  const names = Object.fromEntries(steps.map(({ id, names }) => [id, names]));
  return wordedForm({ ...form, properties: { ...properties, scope } }, names);
}

/** A schema with an id comes as a reference to its own definition; a form is easier read without. */
function schemaOf(form: z.ZodType, io: 'input' | 'output'): z.core.JSONSchema.JSONSchema {
  const { $ref, $defs = {}, ...schema } = z.toJSONSchema(form, { io });
  const own = $ref?.replace('#/$defs/', '') ?? '';
  const { [own]: definition, ...others } = $defs;
  const definitions = Object.keys(others).length > 0 ? { $defs: others } : {};
  return { ...schema, ...definition, ...definitions };
}
