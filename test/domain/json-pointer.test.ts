import { findPointerParts, findWithValueAt, valueAt } from '../../domain/json-pointer';

const document = { child: { name: 'An' }, 'a/b~c': 1, list: [{ n: 1 }, { n: 2 }] };
const put = (pointer: string, value: unknown, into: unknown = document) =>
  findWithValueAt(into, findPointerParts(pointer)!, value);

test.each([
  ['', []],
  ['/child/name', ['child', 'name']],
  ['/a~1b~0c', ['a/b~c']],
  ['/~01', ['~1']],
  ['/', ['']],
  ['child', undefined],
  ['/a~2', undefined],
  ['/a~', undefined],
])('%j has the parts %j', (pointer, parts) => {
  expect(findPointerParts(pointer)).toEqual(parts);
});

test('a value is found by its own members alone', () => {
  expect(valueAt(document, ['list', '1', 'n'])).toBe(2);
  expect(valueAt(document, ['a/b~c'])).toBe(1);
  for (const parts of [
    ['nobody'],
    ['constructor'],
    ['__proto__'],
    ['child', 'name', 'length'],
    ['list', '2'],
  ])
    expect(valueAt(document, parts)).toBeUndefined();
  expect(valueAt(document, ['list', '__proto__'])).toBeUndefined();
});

describe('a value is put into a copy', () => {
  test.each<[string, unknown, unknown]>([
    ['/child/name', 'Bình', { ...document, child: { name: 'Bình' } }],
    ['/child/sex', 'male', { ...document, child: { name: 'An', sex: 'male' } }],
    ['/mother/name', 'Hoa', { ...document, mother: { name: 'Hoa' } }],
    ['/child/name', undefined, { ...document, child: {} }],
    ['/mother/name', undefined, document],
    ['/list/0/n', 3, { ...document, list: [{ n: 3 }, { n: 2 }] }],
    ['/list/2', 3, { ...document, list: [{ n: 1 }, { n: 2 }, 3] }],
    ['/list/-', 3, { ...document, list: [{ n: 1 }, { n: 2 }, 3] }],
    ['/list/0', undefined, { ...document, list: [{ n: 2 }] }],
    ['', 1, 1],
  ])('at %j, %j', (pointer, value, result) => {
    const before = structuredClone(document);
    expect(put(pointer, value)).toEqual(result);
    expect(document).toEqual(before);
  });

  test.each(['/child/name/first', '/list/3', '/list/01', '/list/x', '/list/2/n', '/list/-/n', '/list/-1'])(
    'and at %s there is no place for it',
    (pointer) => {
      expect(put(pointer, 3)).toBeUndefined();
    },
  );

  test('and nothing past the end of a list is taken away', () => {
    expect(put('/list/2', undefined)).toBeUndefined();
    expect(put('/list/-', undefined)).toBeUndefined();
  });

  test.each(['/__proto__/polluted', '/constructor/prototype/polluted', '/child/__proto__/polluted'])(
    'at %s without reaching a prototype',
    (pointer) => {
      const changed = put(pointer, true);
      expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
  );
});
