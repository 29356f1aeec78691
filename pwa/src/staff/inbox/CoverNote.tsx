/** Today and beside the week: that somebody else answers for me just now, and until when. */
import { useEffect } from 'preact/hooks';
import userCheck from 'lucide:user-round-check';
import { isolate, shortDate, shortWeekday, t, today } from '../../shared/i18n';
import { href } from '../../shared/router';
import { session } from '../../shared/session';
import { Icon } from '../../shared/ui';
import { covers } from './covers';
import { coverOf } from './covering';

export function CoverNote() {
  useEffect(() => void covers.load(), []);
  const cover = coverOf(covers.data.value ?? [], session.value?.viewer?.id, today());
  if (!cover) return null;
  const { deputy, ends_on: until } = cover;
  return (
    <p class="note walk-in cover-note">
      <Icon of={userCheck} size={20} />
      <a href={href('/inbox/cover')}>{t('{name} vertritt Sie bis {when}', { name: deputy.name, when: `${shortWeekday(until)} ${isolate(shortDate(until))}` })}</a>
    </p>
  );
}
