/** A fresh activation card: for whom, in which language, then the sheet to print. The code is shown only now. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import idCard from 'lucide:id-card';
import { post } from '../../shared/api';
import { LANGUAGES, t } from '../../shared/i18n';
import type { Params } from '../../shared/router';
import { announce, EmptyState, ErrorNote, PrimaryButton, QuietButton, Select } from '../../shared/ui';
import { Page } from '../frame/Page';
import { useTask } from '../parts/task';
import { languageName } from '../parts/words';
import { type CardHolder, cardHolder } from '../people/chosen';
import type { Card } from '../shapes';
import { CardResult } from './CardResult';
import { Consequences } from './Consequences';

export function CardScreen({ params }: { params: Params }) {
  const holder = cardHolder.value;
  const card = useSignal<Card | null>(null);
  if (!holder || holder.id !== params['resident']) return <NoHolder />;
  if (card.value) return <CardResult card={card.value} backTo={holder.backTo} />;
  return <Issue holder={holder} onIssued={(issued) => (card.value = issued)} />;
}

function Issue({ holder, onIssued }: { holder: CardHolder; onIssued: (card: Card) => void }) {
  const language = useSignal(holder.language);
  const task = useTask();
  useEffect(() => task.clear(), [holder.id]);
  const issue = () => task.run(async () => {
    onIssued(await post<Card>(`/staff/residents/${holder.id}/cards`, { body: { language: language.value } }));
    announce(t('Die Karte ist fertig. Bitte drucken Sie sie jetzt.'));
  });
  return (
    <Page title={t('Karte für die App')} backTo={holder.backTo}>
      <section class="card narrow" aria-labelledby="holder">
        <h2 id="holder"><bdi>{holder.name}</bdi> {holder.own_script_name && <span class="muted"><bdi>{holder.own_script_name}</bdi></span>}</h2>
        <Select label={t('Sprache der Karte')} value={language.value} options={LANGUAGES.map(({ code }) => ({ value: code, label: languageName(code) }))} onChange={(code) => (language.value = code)} />
        <Consequences state={holder.card?.state ?? null} />
        {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
        <PrimaryButton icon={idCard} busy={task.busy} onPress={() => void issue()}>{t('Neue Karte machen')}</PrimaryButton>
      </section>
    </Page>
  );
}

/** After a reload nobody knows any more for whom it was to be: the list does. */
function NoHolder() {
  return (
    <Page title={t('Karte für die App')} backTo="/">
      <EmptyState icon={idCard} action={<QuietButton to="/">{t('Zur Startseite')}</QuietButton>}>{t('Bitte wählen Sie die Person noch einmal in der Liste.')}</EmptyState>
    </Page>
  );
}
