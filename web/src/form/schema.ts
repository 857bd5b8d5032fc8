/** A form's JSON Schema as a list of leaves, each with its pointer and its words. */
import type { Language, Sentence } from '../../../domain/messages';

export interface Node {
  $ref?: string;
  $defs?: Record<string, Node>;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  allOf?: Node[];
  'x-label'?: Sentence;
  'x-section'?: string;
  'x-sections'?: Record<string, Sentence>;
  'x-order'?: number;
  'x-labels'?: Record<string, Sentence>;
  'x-input'?: string;
}

/** Schemas come as JSON; what they hold beside what is named here is not looked at. */
export const asNode = (schema: Readonly<Record<string, unknown>>): Node => schema;

export function resolve(node: Node, root: Node): Node {
  if (!node.$ref) return node;
  const { $ref, ...own } = node;
  const target = root.$defs?.[$ref.replace('#/$defs/', '')] ?? {};
  return { ...resolve(target, root), ...own };
}

/** The alternatives of a value that may be of several shapes. */
export function shapesOf(node: Node, root: Node): Node[] {
  const here = resolve(node, root);
  const shapes = here.anyOf ?? here.oneOf;
  if (!shapes) return [here];
  return shapes.flatMap((shape) => shapesOf(shape, root)).map((shape) => ({ ...shape, ...labelsOf(here) }));
}

const labelsOf = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([name]) => name.startsWith('x-')));

/** The schema of the value at a pointer; list positions are numbers. */
export function nodeAt(root: Node, pointer: string): Node | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Node | undefined>((node, part) => {
      if (!node) return undefined;
      for (const shape of shapesOf(node, root)) {
        if (/^\d+$/.test(part) && shape.items) return resolve(shape.items, root);
        const member = shape.properties?.[part];
        if (member) return resolve(member, root);
      }
      return undefined;
    }, root);
}

export function labelAt(root: Node, pointer: string, language: Language): string {
  const own = nodeAt(root, pointer)?.['x-label']?.[language];
  return own ?? (pointer.split('/').at(-1) || pointer);
}

/** With the words of what it is in, for lists of fields out of their section: `Trẻ em – Họ và tên`. */
export function fullLabelAt(root: Node, pointer: string, language: Language): string {
  const section = sectionTitle(root, pointer.split('/')[1] ?? '', language);
  const own = labelAt(root, pointer, language);
  return section && section !== own ? `${section} – ${own}` : own;
}

export const sectionTitle = (root: Node, section: string, language: Language): string =>
  root['x-sections']?.[section]?.[language] ?? labelAt(root, `/${section}`, language);

export function optionLabel(node: Node, value: unknown, language: Language): string {
  return node['x-labels']?.[String(value)]?.[language] ?? String(value);
}

/** Pointers of all single values that a form has place for; lists, which have no fixed length, are left out. */
export function schemaLeaves(root: Node, pointer = '', node: Node = root): string[] {
  return shapesOf(node, root).flatMap((shape) => {
    if (shape.properties)
      return Object.entries(shape.properties).flatMap(([name, member]) =>
        schemaLeaves(root, `${pointer}/${name}`, member),
      );
    return shape.items ? [] : [pointer];
  });
}
