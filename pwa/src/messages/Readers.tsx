import { useState } from 'preact/hooks';
import eye from 'lucide:eye';
import lock from 'lucide:lock';
import shield from 'lucide:shield-check';
import users from 'lucide:users';
import type { Conversation } from '../shared/chat';
import { isolate, t } from '../shared/i18n';
import { Icon, PlainButton, Sheet } from '../shared/ui';

/** Above each conversation: who can read it. One tap says it in full. */
export function Readers({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  const { readers, team } = conversation;
  // No name is torn in two at the end of a line.
  const names = readers.map((name) => isolate(name.replace(/ /g, '\u00a0'))).join(', ');
  return (
    <>
      <button type="button" class="messages-readers" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon of={lock} size={16} />
        <span>{readers.length > 0 ? t('Lesen können nur Sie und: {names}', { names }) : t('Wer kann das lesen?')}</span>
      </button>
      {isOpen && (
        <Sheet title={t('Wer kann das lesen?')} onClose={() => setOpen(false)}>
          <ul class="messages-who">
            {readers.map((name) => <li key={name} class="row"><Icon of={eye} size={22} /><bdi class="grow">{name}</bdi></li>)}
          </ul>
          <p class="row"><Icon of={users} size={22} /><span class="grow">{t('Wenn jemand anders im Team {team} für Sie zuständig wird, kann diese Person alles hier lesen.', { team: team.name })}</span></p>
          <p class="row"><Icon of={shield} size={22} /><span class="grow">{t('Die Leitung Ihrer Unterkunft, der Hausmeister und andere Stellen können nichts davon lesen.')}</span></p>
          <p class="row"><Icon of={lock} size={22} /><span class="grow">{t('Die Nachrichten liegen verschlüsselt auf unserem Server. Die Technik des Landkreises hat den Schlüssel.')}</span></p>
          <PlainButton onPress={() => setOpen(false)}>{t('Gut')}</PlainButton>
        </Sheet>
      )}
    </>
  );
}
