/** Colleagues in a list to choose from: name, languages, and whether somebody is away herself. */
import { shortDate, t, today } from '../../shared/i18n';
import { languageNames } from '../parts/words';
import { awayUntil } from './covering';
import { colleagues, covers } from './covers';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** "Birgit Klein – Deutsch, Türkisch"; who is away comes with the day until when. */
export function colleagueOptions(): Option[] {
  return (colleagues.data.value ?? []).map(({ id, name, languages }) => {
    const away = awayUntil(covers.data.value ?? [], id, today());
    const spoken = languageNames(languages);
    return { value: id, label: away ? t('{name} – {languages} – bis {date} nicht da', { name, languages: spoken, date: shortDate(away) }) : t('{name} – {languages}', { name, languages: spoken }) };
  });
}
