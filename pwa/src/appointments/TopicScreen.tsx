import { useState } from 'preact/hooks';
import circlePlus from 'lucide:circle-plus';
import lock from 'lucide:lock';
import messagesOff from 'lucide:calendar-x';
import { t } from '../shared/i18n';
import { navigate } from '../shared/router';
import { session, sessionAsOf } from '../shared/session';
import { ChoiceTile, EmptyState, Icon, QuietButton, Screen, StateLine } from '../shared/ui';
import { chooseTopic } from './booking';
import { BookingSteps } from './BookingSteps';
import { topicIcon } from './topic_icons';
import type { Topic } from '../shared/api';

/** With "more", so many tiles fit on a small screen at a glance. */
const TILES = 8;

/** What is it about? A picture and a word each. */
export default function TopicScreen() {
  const [all, setAll] = useState(false);
  const { topics = [], worker } = session.value?.resident ?? {};
  const isShort = topics.length <= TILES;
  const shown = all || isShort ? topics : topics.slice(0, TILES - 1);
  return (
    <Screen title={t('Worum geht es?')} backTo="/" below={<><BookingSteps at={1} /><StateLine asOf={sessionAsOf.value} /></>}>
      {topics.length === 0 && <EmptyState icon={messagesOff} action={<QuietButton to="/">{t('Zur Startseite')}</QuietButton>}>{t('Hier können Sie noch keinen Termin buchen. Fragen Sie im Büro in Ihrem Haus.')}</EmptyState>}
      <div class="tiles">
        {shown.map((topic) => <TopicTile key={topic.id} topic={topic} />)}
        {shown.length < topics.length && <ChoiceTile icon={circlePlus} onPress={() => setAll(true)}>{t('Mehr Themen')}</ChoiceTile>}
      </div>
      {shown.some(({ is_discreet }) => is_discreet) && worker && (
        <p class="hint"><Icon of={lock} size={16} /><span>{t('Ein Schloss heißt: Das sehen nur Sie und {name}.', { name: worker.name })}</span></p>
      )}
    </Screen>
  );
}

function TopicTile({ topic }: { topic: Topic }) {
  const choose = (): void => {
    chooseTopic(topic);
    navigate(`/book/${topic.id}`);
  };
  return (
    <ChoiceTile icon={topicIcon(topic.icon)} onPress={choose}>
      {topic.name}
      {topic.is_discreet && <span class="appointments-discreet"><Icon of={lock} size={16} /><span class="for-ears">{t('Vertraulich')}</span></span>}
    </ChoiceTile>
  );
}
