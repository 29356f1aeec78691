/** The whole choice on one button, always in sight. */
import check from 'lucide:check';
import type { Slot } from '../../shared/api';
import { t, wholeTime } from '../../shared/i18n';
import { PrimaryButton } from '../../shared/ui';
import { calledName } from '../parts/words';
import type { Person } from '../shapes';

export function ConfirmBar({ person, slot, busy, onBook }: { person: Person; slot: Slot | null; busy: boolean; onBook: () => void }) {
  return (
    <div class={slot ? 'stays' : undefined}>
      <PrimaryButton icon={check} busy={busy} disabled={!slot} onPress={onBook}>
        {slot ? t('Buchen: {when}, {name}', { when: wholeTime(slot.starts_at), name: calledName(person.name) }) : t('Erst eine Zeit wählen')}
      </PrimaryButton>
    </div>
  );
}
