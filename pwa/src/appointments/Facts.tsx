import fileText from 'lucide:file-text';
import languages from 'lucide:languages';
import mapPin from 'lucide:map-pin';
import navigation from 'lucide:navigation';
import phone from 'lucide:phone';
import type { Appointment, Person, Place } from '../shared/api';
import { clockTime, germanWeekday, language, longDay, nt, solarDate, t } from '../shared/i18n';
import { Chip, DateTile, Icon, PersonRow } from '../shared/ui';

/** Day, time and topic. */
export function What({ moment, minutes, topic }: { moment: string; minutes: number; topic: { name: string } }) {
  const solar = solarDate(moment);
  const german = germanWeekday(moment);
  return (
    <div class="row">
      <DateTile moment={moment} />
      <div class="grow">
        <p class="muted">{longDay(moment)}{german && <> · <bdi lang="de">{german}</bdi></>}</p>
        {solar && <p class="muted">{solar}</p>}
        <p class="key-figure">{t('{time} Uhr', { time: clockTime(moment) })}</p>
        <p class="muted"><bdi>{topic.name}</bdi> · {nt('{count} Minute', '{count} Minuten', minutes)}</p>
      </div>
    </div>
  );
}

/** With whom, and whether somebody translates. */
export function With({ worker, interpreter }: { worker: Person; interpreter: Appointment['interpreter_state'] }) {
  return (
    <>
      <PersonRow name={worker.name} initials={worker.initials} role={worker.title} />
      {interpreter !== '' && <div class="chips"><InterpreterChip state={interpreter} /></div>}
    </>
  );
}

function InterpreterChip({ state }: { state: 'wanted' | 'booked' }) {
  const values = { language: language.value.ownName };
  return state === 'booked'
    ? <Chip icon={languages} tone="done">{t('Jemand übersetzt: {language}', values)}</Chip>
    : <Chip icon={languages}>{t('Mit Übersetzung: {language}', values)}</Chip>;
}

/** Where, with the German name that stands on the door, and the way there. */
export function Where({ place }: { place: Place | null }) {
  if (!place) return null;
  if (place.kind === 'phone') {
    return <p class="row"><span class="row-icon"><Icon of={phone} /></span><span class="grow"><strong dir="auto">{t('Am Telefon')}</strong><span class="muted block" dir="auto">{place.directions}</span></span></p>;
  }
  return (
    <>
      <p class="row">
        <span class="row-icon"><Icon of={mapPin} /></span>
        <span class="grow">
          <strong dir="auto">{place.name}</strong>
          {place.name_de !== place.name && <span class="muted block"><bdi lang="de">{place.name_de}</bdi></span>}
          <span class="muted block"><bdi lang="de">{place.address}</bdi></span>
        </span>
      </p>
      {place.directions && <p class="row"><span class="row-icon"><Icon of={navigation} /></span><span class="grow" dir="auto">{place.directions}</span></p>}
    </>
  );
}

/** What to bring along. */
export function Papers({ papers }: { papers: readonly string[] }) {
  if (papers.length === 0) return null;
  return (
    <section class="card">
      <h2>{t('Bitte bringen Sie mit:')}</h2>
      <ul class="appointments-papers">
        {papers.map((paper) => <li key={paper} class="row"><Icon of={fileText} /><span class="grow" dir="auto">{paper}</span></li>)}
      </ul>
    </section>
  );
}

