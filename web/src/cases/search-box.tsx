/** The one search box: in the header, or on the page of cases. What is typed is shared, and kept nowhere. */
import { Search } from '@carbon/react';
import { useTexts } from '../i18n/index';
import { searchText, useSearchText } from './search-text';

export function SearchBox({ size }: { size: 'md' | 'lg' }) {
  const { t } = useTexts();
  return (
    <Search
      size={size}
      labelText={t('search.label')}
      placeholder={t('search.placeholder')}
      closeButtonLabelText={t('search.clear')}
      data-testid="search-box"
      value={useSearchText()}
      onChange={(event) => searchText.set(event.target.value)}
    />
  );
}
