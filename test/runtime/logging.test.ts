import { createLogger } from '../../runtime/logging';

describe('logging', () => {
  const lines: string[] = [];
  const log = createLogger('test', { write: (line) => lines.push(line) });
  beforeEach(() => (lines.length = 0));
  const only = (): string => {
    expect(lines).toHaveLength(1);
    return lines[0]!;
  };

  it('lets no personal number and no phone number through, wherever it stands in the line', () => {
    log.info({ query: { q: '079195001234' }, list: ['0901234567'] }, 'for 079195001234');
    expect(only()).not.toMatch(/079195001234|0901234567/);
  });

  it('leaves ids alone whose parts happen to be digits', () => {
    log.info({ caseId: '01234567-89ab-4def-8123-079195001234' });
    expect(only()).toContain('079195001234');
  });

  it('lets no token and no password through', () => {
    log.info({ req: { headers: { authorization: 'Bearer abc' } }, password: 'hunter2' });
    expect(only()).not.toMatch(/Bearer|hunter2/);
  });

  it('keeps of an error what a developer needs and not the row a database failed on', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (name)=(Lê Thị Ước)',
    });
    log.error({ err: error });
    expect(only()).toContain('23505');
    expect(only()).not.toContain('Ước');
  });
});
