import calendar from 'lucide:calendar';
import languages from 'lucide:languages';
import message from 'lucide:message-circle';
import users from 'lucide:users';
import userRound from 'lucide:user-round';
import type { Bootstrap, Person } from '../shared/api';
import { languageOf, shortDate, t } from '../shared/i18n';
import { Card, EmptyState, Icon, PersonRow, PrimaryButton, QuietButton } from '../shared/ui';

type Deputy = NonNullable<Bootstrap['resident']>['deputy'];

/** Who helps: name, role, languages, when and where; who covers now; with the way to write, and to an appointment if nothing above leads there. */
export function MyWorker({ worker, deputy, mayBook }: { worker: Person | null; deputy: Deputy; mayBook: boolean }) {
  if (!worker) {
    return <Card><EmptyState icon={userRound}>{t('Sie haben noch keine feste Beratung. Fragen Sie im Büro in Ihrem Haus.')}</EmptyState></Card>;
  }
  const spoken = worker.languages.map(languageOf).filter((row) => row !== undefined);
  return (
    <Card label={t('Ihre Beratung')}>
      <PersonRow name={worker.name} initials={worker.initials} role={worker.title} where={worker.when_and_where} />
      {spoken.length > 0 && (
        <p class="hint">
          <Icon of={languages} size={18} />
          <span class="for-ears">{t('Spricht:')}</span>
          <span class="home-languages">{spoken.map(({ code, tag, ownName }) => <bdi key={code} lang={tag}>{ownName}</bdi>)}</span>
        </p>
      )}
      {deputy && <p class="hint"><Icon of={users} size={18} />{t('Bis {date} antwortet Ihnen {name}.', { date: shortDate(deputy.until_on), name: deputy.name })}</p>}
      <div class="buttons">
        <QuietButton icon={message} to="/messages">{t('Schreiben')}</QuietButton>
        {mayBook && <PrimaryButton icon={calendar} to="/book">{t('Termin buchen')}</PrimaryButton>}
      </div>
    </Card>
  );
}
