/** Second: what about. */
import type { Topic } from '../../shared/api';
import { t } from '../../shared/i18n';
import { LoadError, Skeleton } from '../../shared/ui';
import type { Remote } from '../parts/remote';
import { Step } from './Step';

export function TopicStep({ topics, topic, onChoose }: { topics: Remote<Topic[]>; topic: Topic | null; onChoose: (topic: Topic) => void }) {
  const all = topics.data.value;
  return (
    <Step number={2} title={t('Worum geht es?')}>
      {topics.error.value !== null && !all && <LoadError error={topics.error.value} retry={() => void topics.load()} />}
      {all ? (
        <fieldset class="topic-chips">
          <legend class="for-ears">{t('Thema')}</legend>
          {all.map((each) => (
            <label key={each.id} class="topic-chip">
              <input type="radio" name="topic" aria-label={each.name} checked={each.id === topic?.id} onChange={() => onChoose(each)} />
              <span aria-hidden="true"><bdi>{each.name}</bdi></span>
            </label>
          ))}
        </fieldset>
      ) : topics.error.value === null && <Skeleton cards={1} />}
    </Step>
  );
}
