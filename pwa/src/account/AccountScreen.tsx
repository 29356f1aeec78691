import { useState } from 'preact/hooks';
import bell from 'lucide:bell';
import languages from 'lucide:languages';
import lockIcon from 'lucide:lock';
import logOut from 'lucide:log-out';
import shield from 'lucide:shield-check';
import smartphone from 'lucide:smartphone';
import { sentenceOf } from '../shared/api';
import { language, t } from '../shared/i18n';
import { lock, session } from '../shared/session';
import { Check, ErrorNote, QuickExit, Row, Screen, StateLine } from '../shared/ui';
import { readsByItself, setReadsByItself, voice } from '../shared/ui/speech';

/** Everything about the person and this phone. */
export default function AccountScreen() {
  const [error, setError] = useState<unknown>(null);
  const name = session.value?.viewer?.call_me ?? '';
  return (
    <Screen title={name} backTo="/" actions={<QuickExit />} below={<StateLine />}>
      {error !== null && <ErrorNote>{sentenceOf(error)}</ErrorNote>}
      <Row icon={languages} title={t('Sprache')} text={language.value.ownName} to="/language" />
      {voice.value && (
        <section class="card">
          <Check label={t('Jede Seite gleich vorlesen')} checked={readsByItself.value} onChange={setReadsByItself} />
        </section>
      )}
      <Row icon={bell} title={t('Benachrichtigungen')} to="/account/notifications" />
      <Row icon={shield} title={t('Wer kann was lesen?')} to="/account/privacy" />
      <Row icon={smartphone} title={t('Meine Geräte')} text={t('Telefon verloren? Hier abmelden.')} to="/account/devices" />
      <Row icon={lockIcon} title={t('Jetzt sperren')} text={t('Dann braucht man wieder die PIN.')} onPress={() => void lock().catch(setError)} />
      <Row icon={logOut} title={t('Abmelden')} text={t('Löscht alles auf diesem Telefon.')} to="/account/leave" />
    </Screen>
  );
}
