/** The worker's week. An appointment opens in the pane beside it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import chevronLeft from 'lucide:chevron-left';
import chevronRight from 'lucide:chevron-right';
import plus from 'lucide:plus';
import { mondayOf, plusDays, t } from '../../shared/i18n';
import { navigate, type Params } from '../../shared/router';
import { IconButton, LoadError, PlainButton, PrimaryButton, Skeleton } from '../../shared/ui';
import { AppointmentPanel } from '../appointment/AppointmentPanel';
import { Page } from '../frame/Page';
import { CoverNote } from '../inbox/CoverNote';
import { myHouses } from '../houses/mine';
import { readDate } from '../parts/time';
import { Waiting } from '../today/Waiting';
import { loadWaiting, loadWeek, weekError, weekOf, workDay } from './store';
import { monthSpan } from './titles';
import { useFocusInWeek } from './useFocusInWeek';
import { firstDay, WeekGrid } from './WeekGrid';

export function WeekScreen({ params }: { params: Params }) {
  const monday = mondayOf(readDate(params['monday'] ?? '') || workDay());
  const chosen = params['appointment'] ?? '';
  const week = weekOf(monday);
  const day = useSignal('');
  const { last, wantsFocus } = useFocusInWeek(chosen, week !== undefined && monday);
  useEffect(() => {
    day.value = '';
    void loadWeek(monday).then(loadWaiting);
    if (!myHouses.data.value) void myHouses.load();
  }, [monday]);
  const go = (weeks: number): void => navigate(`/week/${plusDays(monday, 7 * weeks)}`, { replace: true });
  const close = (): void => navigate(`/week/${monday}`, { replace: true });
  return (
    <Page
      title={monthSpan(monday, plusDays(monday, 4))}
      actions={<WeekActions onStep={go} />}
      pane={chosen ? <AppointmentPanel id={chosen} onClose={close} /> : <Waiting from={`/week/${monday}`} />}
      paneIsOpen={chosen !== ''}
    >
      <CoverNote />
      {week ? (
        <WeekGrid
          week={week} day={day.value || firstDay(week)} onDay={(on) => (day.value = on)} chosen={chosen} last={last}
          onChoose={({ id }) => navigate(`/week/${monday}/${id}`, { replace: chosen !== '' })} onKey={(key) => (wantsFocus.current = onWeekKey(key, go))}
        />
      ) : weekError() ? <LoadError error={weekError()} retry={() => void loadWeek(monday)} /> : <Skeleton cards={3} tall />}
      <p class="muted keys-hint"><span class="for-ears">{t('Tasten in der Woche:')}</span> <kbd>↑ ↓ ← →</kbd> {t('Termine')} · <kbd>{t('Bild ↑ ↓')}</kbd> {t('Woche')} · <kbd>Enter</kbd> {t('Öffnen')}</p>
    </Page>
  );
}

function WeekActions({ onStep }: { onStep: (weeks: number) => void }) {
  return (
    <>
      <div class="week-steps">
        <IconButton icon={chevronLeft} turns label={t('Woche davor')} onPress={() => onStep(-1)} />
        <PlainButton onPress={() => navigate('/week', { replace: true })}>{t('Heute')}</PlainButton>
        <IconButton icon={chevronRight} turns label={t('Woche danach')} onPress={() => onStep(1)} />
      </div>
      <PrimaryButton icon={plus} to="/book">{t('Termin')}</PrimaryButton>
    </>
  );
}

function onWeekKey(key: string, go: (weeks: number) => void): boolean {
  const steps: Record<string, number> = { PageUp: -1, PageDown: 1 };
  const step = steps[key];
  if (step !== undefined) go(step);
  else if (key === 'Home') navigate('/week', { replace: true });
  else return false;
  return true;
}
