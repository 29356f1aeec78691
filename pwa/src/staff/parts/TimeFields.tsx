/** Times and days as they are typed in German offices, whatever the browser's own language is. */
import { fullDate, longDay, t, weekday } from '../../shared/i18n';
import { Field } from '../../shared/ui';
import { readDate } from './time';

interface TypedProps {
  label: string;
  value: string;
  onChange: (typed: string) => void;
  error?: string;
}

/** "25.11.2026"; says below the label which weekday that is. */
export function DateField({ label, value, onChange, error = '' }: TypedProps) {
  const day = readDate(value);
  return <Field label={label} value={value} error={error} hint={day ? longDay(day) : t('Zum Beispiel 25.11.2026')} inputMode="text" ltr onChange={onChange} />;
}

/** A day out of the browser's calendar; the weekday and the German date stand below the label, also where it writes days otherwise. */
export function DayField({ label, value, onChange, error = '', hint = '' }: TypedProps & { hint?: string }) {
  const day = readDate(value);
  return <Field label={label} value={value} error={error} hint={day ? t('{weekday}, {date}', { weekday: weekday(day), date: fullDate(day) }) : hint} type="date" ltr onChange={onChange} />;
}

/** "09:00" */
export function TimeField({ label, value, onChange, error = '' }: TypedProps) {
  return <Field label={label} value={value} error={error} inputMode="text" maxLength={5} ltr onChange={onChange} />;
}
