import { useEffect } from 'preact/hooks';
import archive from 'lucide:archive';
import { fullDate, t } from '../shared/i18n';
import { LoadError, Row, Screen, Skeleton, StateLine } from '../shared/ui';
import { conversations } from './store';

/** Conversations with teams that helped before: nobody writes in them any more, but they can be read. */
export function OlderScreen() {
  const { data, asOf, error, load } = conversations;
  useEffect(() => void load(), []);
  const older = data.value?.filter(({ can_write }) => !can_write);
  return (
    <Screen title={t('Ältere Gespräche')} backTo="/messages" below={<StateLine asOf={asOf.value} />}>
      {!older && (error.value === null ? <Skeleton /> : <LoadError error={error.value} retry={() => void load()} />)}
      {older?.map(({ id, team, last_message }) => (
        <Row key={id} icon={archive} title={<bdi>{team.name}</bdi>} text={<><bdi>{team.organisation}</bdi>{last_message && <> · <bdi>{fullDate(last_message.sent_at)}</bdi></>}</>} to={`/messages/${id}`} />
      ))}
    </Screen>
  );
}
