/** The language of the screens: every language that is complete, by its own name. */
import languages from 'lucide:languages';
import { language, LANGUAGES, switchLanguage, t } from '../../shared/i18n';
import { Icon } from '../../shared/ui';

export function LanguageChoice({ onChoose }: { onChoose?: (code: string) => void }) {
  const offered = LANGUAGES.filter((row) => row.complete || row.code === language.value.code);
  async function choose(code: string): Promise<void> {
    await switchLanguage(code);
    onChoose?.(code);
  }
  return (
    <label class="language-choice">
      <Icon of={languages} size={20} />
      <span>{t('Sprache')}</span>
      <select value={language.value.code} onChange={(event) => void choose(event.currentTarget.value)}>
        {offered.map((row) => <option key={row.code} value={row.code} lang={row.tag}>{row.ownName}</option>)}
      </select>
    </label>
  );
}
