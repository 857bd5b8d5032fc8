/** Which places a form has: whether a pointer leads to one of them, filled in or not. Not for workflows (zod). */
import { z } from 'zod';
import { findPointerParts } from '../../../domain/json-pointer';

type Schema = z.core.JSONSchema.BaseSchema;
type Node = Schema | boolean | undefined;

const known = new WeakMap<z.ZodType, Schema>();

/** The whole declaration is no place in it. */
export function hasPlace(form: z.ZodType, pointer: string): boolean {
  const parts = findPointerParts(pointer) ?? [];
  const root = schemaOf(form);
  return parts.length > 0 && leadsOn(root, parts, root);
}

function schemaOf(form: z.ZodType): Schema {
  const schema = known.get(form) ?? z.toJSONSchema(form, { io: 'output', unrepresentable: 'any' });
  known.set(form, schema);
  return schema;
}

function leadsOn(node: Node, parts: readonly string[], root: Schema): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return true;
  if (typeof node !== 'object') return node ?? false;
  const { $ref, type, properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = node;
  if ($ref !== undefined) return leadsOn(root.$defs?.[$ref.replace('#/$defs/', '')], parts, root);
  if (Object.hasOwn(properties, part)) return leadsOn(properties[part], rest, root);
  if (type === 'array' && /^(-|0|[1-9]\d{0,3})$/.test(part) && !Array.isArray(items))
    return leadsOn(items, rest, root);
  return [...anyOf, ...oneOf, ...allOf].some((one) => leadsOn(one, parts, root));
}
