import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingTexts } from '../../web/build/missing-texts';

const sources = join(__dirname, '../../web/src');

describe('the texts of the console', () => {
  it('are there in both languages, each that a page names', () => {
    expect(missingTexts(sources)).toEqual([]);
  });

  describe('of which one is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lienthong-texts-'));
    beforeEach(() => cpSync(sources, folder, { recursive: true }));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('fail the build when it is missing in one language', () => {
      const file = join(folder, 'i18n/en.json');
      const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
      writeFileSync(file, JSON.stringify({ ...texts, signOut: undefined }));
      expect(missingTexts(folder)).toEqual(['en signOut']);
    });

    it('fail the build when a page names what no language has', () => {
      writeFileSync(join(folder, 'new-page.tsx'), "export const title = t('new.title');");
      expect(missingTexts(folder)).toEqual(['vi new.title', 'en new.title']);
    });
  });
});
