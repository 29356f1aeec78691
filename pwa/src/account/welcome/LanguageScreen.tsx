import { useState } from 'preact/hooks';
import check from 'lucide:check';
import volume from 'lucide:volume-2';
import { post } from '../../shared/api';
import { type Language, language, LANGUAGES, switchLanguage, t } from '../../shared/i18n';
import { back } from '../../shared/router';
import { isReady, refreshSession } from '../../shared/session';
import { Icon, Screen, Skeleton } from '../../shared/ui';
import { speak, voiceFor } from '../../shared/ui/speech';

/** Every language by its own name; each can be heard before it is chosen. */
export default function LanguageScreen() {
  const [busy, setBusy] = useState(false);
  const choose = async (code: string): Promise<void> => {
    setBusy(true);
    await switchLanguage(code);
    if (isReady.value) await rememberForPerson(code);
    back('/');
  };
  return (
    <Screen title={t('Sprache')} backTo="/">
      {busy ? <Skeleton cards={5} /> : (
        <ul class="languages">
          {LANGUAGES.map((row) => <li key={row.code}><LanguageRow row={row} onChoose={() => void choose(row.code)} /></li>)}
        </ul>
      )}
    </Screen>
  );
}

function LanguageRow({ row, onChoose }: { row: Language; onChoose: () => void }) {
  const isUsed = row.code === language.value.code;
  const voice = voiceFor(row.speech);
  return (
    <div class="language" lang={row.tag} dir={row.rtl ? 'rtl' : 'ltr'}>
      <button type="button" class="card leads" aria-pressed={isUsed} onClick={onChoose}>
        <strong>{row.ownName}</strong>
        {isUsed && <Icon of={check} />}
      </button>
      {voice && (
        <button type="button" class="icon-button soft" aria-label={`${t('Vorlesen')}: ${row.ownName}`} onClick={() => speak(row.ownName, voice)}>
          <Icon of={volume} />
        </button>
      )}
    </div>
  );
}

/** Pushes and other devices speak the person's language too. Without network the phone alone has changed, for now. */
async function rememberForPerson(code: string): Promise<void> {
  try {
    await post('/language', { body: { language: code } });
    await refreshSession();
  } catch {
    // The path carries the language; the next choice tells the server.
  }
}
