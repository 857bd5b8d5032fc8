/** Once everybody has left. */
import { personalIn } from '../support/traces';
import type { Place } from '../support/place';

export function describeNoTrace(at: () => Place): void {
  it('no name, number or telephone of a family stands in an address, a title or what the browsers kept', () => {
    const { traces } = at();
    expect(traces.length).toBeGreaterThan(10);
    expect(personalIn(traces)).toEqual([]);
  });

  it('is found where one does', () => {
    const address = 'http://127.0.0.1/console/cases?q=';
    const traces = [
      'Nguy%E1%BB%85n+Th%E1%BB%8B+%C6%AF%E1%BB%9Bc',
      'nguyen-thi-uoc',
      '079194012345',
      '0901234567',
    ];
    expect(personalIn([traces.map((text) => address + text)])).toHaveLength(4);
  });
}
