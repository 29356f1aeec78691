import alert from 'lucide:circle-alert';
import refresh from 'lucide:refresh-cw';
import trash from 'lucide:trash-2';
import { clockTime, fullDate, t } from '../i18n';
import { Icon } from '../ui';
import { OwnFile } from './Attachments';
import { Waits } from './Bubble';
import { takeBack, tryAgain, type Unsent } from './outbox';
import { sendWaiting } from './sending';
import { Text } from './Text';

/** A message that the server does not have yet: it waits, asks whether it is still true, or was refused. */
export function UnsentBubble({ entry }: { entry: Unsent }) {
  const { kind, file, text, writtenAt, state } = entry;
  return (
    <div class="chat-turn own">
      <div class={state === 'waiting' ? 'chat-bubble first' : 'chat-bubble first stuck'}>
        <span class="for-ears">{t('Sie')}</span>
        {file && <OwnFile file={file} kind={kind} />}
        {text && <Text text={text} />}
        <p class="chat-foot"><bdi>{clockTime(writtenAt)}</bdi>{state === 'waiting' && <Waits />}</p>
      </div>
      {state !== 'waiting' && <Stuck entry={entry} />}
    </div>
  );
}

function Stuck({ entry: { key, state, problem, writtenAt } }: { entry: Unsent }) {
  const again = (): void => {
    void tryAgain(key).then(sendWaiting);
  };
  const why = state === 'old' ? t('Diese Nachricht ist vom {date}. Soll sie noch gesendet werden?', { date: fullDate(writtenAt) }) : problem;
  return (
    <div class="chat-stuck" role="status">
      <p><Icon of={alert} size={18} /><span><strong>{t('Nicht gesendet.')}</strong> {why}</span></p>
      <div class="chat-stuck-ways">
        <button type="button" class="chat-way" onClick={again}><Icon of={refresh} size={18} /><span>{t('Noch einmal')}</span></button>
        <button type="button" class="chat-way" onClick={() => void takeBack(key)}><Icon of={trash} size={18} /><span>{t('Löschen')}</span></button>
      </div>
    </div>
  );
}
