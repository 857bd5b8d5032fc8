/** The page's texts in both languages. */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/messages';
import en from './en.json';
import { currentLanguage, keepLanguage } from './language';
import vi from './vi.json';

export type TextKey = keyof typeof vi;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    keySeparator: false;
    nsSeparator: false;
    resources: { translation: typeof vi };
    interpolation: { prefix: '{'; suffix: '}' };
  }
}

export async function startTexts(): Promise<void> {
  document.documentElement.lang = currentLanguage();
  await i18next.use(initReactI18next).init({
    lng: currentLanguage(),
    resources: { vi: { translation: vi }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    showSupportNotice: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
}

export function speak(language: Language): void {
  keepLanguage(language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** `t` for texts, and the language for what has words of its own. */
export function useTexts() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'vi';
  return { t, language };
}
export type T = ReturnType<typeof useTexts>['t'];
