/** Third: when, and whether somebody interprets. */
import type { Slot } from '../../shared/api';
import { LANGUAGES, nt, t } from '../../shared/i18n';
import { Select } from '../../shared/ui';
import { languageName } from '../parts/words';
import type { Person } from '../shapes';
import { neededInterpreter } from './common_language';
import { SlotPicker } from './SlotPicker';
import type { FreeTimes, Wish } from './slots';
import { Step } from './Step';

interface TimeStepProps {
  person: Person;
  interpreter: string;
  onInterpreter: (code: string) => void;
  times: FreeTimes;
  wish: Wish;
  chosen: string;
  onChoose: (slot: Slot) => void;
}

export function TimeStep({ person, interpreter, onInterpreter, times, wish, chosen, onChoose }: TimeStepProps) {
  const spoken = LANGUAGES.filter((row) => row.code !== 'de' && person.speaks.includes(row.code));
  const others = LANGUAGES.filter((row) => row.code !== 'de' && !person.speaks.includes(row.code));
  const options = [{ value: '', label: t('Ohne Dolmetschen') }, ...[...spoken, ...others].map(({ code }) => ({ value: code, label: languageName(code) }))];
  const minutes = times.slots.value?.duration_min;
  return (
    <Step number={3} title={t('Wann?')}>
      <div class="field-row">
        <Select label={t('Dolmetschen')} value={interpreter} options={options} onChange={onInterpreter} />
        {minutes !== undefined && <p class="muted">{nt('Der Termin dauert {count} Minute.', 'Der Termin dauert {count} Minuten.', minutes)}</p>}
      </div>
      {neededInterpreter(person) && <p class="note walk-in">{t('Sie haben keine gemeinsame Sprache. Bitte buchen Sie mit Dolmetschen.')}</p>}
      <SlotPicker times={times} wish={wish} chosen={chosen} onChoose={onChoose} />
    </Step>
  );
}
