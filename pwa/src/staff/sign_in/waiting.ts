/** After too many tries: how long to wait, counted down. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ApiError } from '../../shared/api';
import { nt } from '../../shared/i18n';

export interface Waiting {
  /** Empty when nobody has to wait. */
  readonly sentence: string;
  /** Takes over the waiting time of a refusal; false if it is another one. */
  take(error: unknown): boolean;
}

export function useWaiting(): Waiting {
  const until = useSignal(0);
  const left = useSignal(0);
  useEffect(() => {
    if (until.value === 0) return undefined;
    const count = (): void => {
      left.value = Math.max(0, Math.ceil((until.value - Date.now()) / 1000));
      if (left.value === 0) until.value = 0;
    };
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [until.value]);
  return {
    sentence: sentenceFor(left.value),
    take(error) {
      if (!(error instanceof ApiError) || error.code !== 'too_many_attempts') return false;
      until.value = Date.now() + Number(error.extra['retry_after'] ?? 60) * 1000;
      return true;
    },
  };
}

function sentenceFor(seconds: number): string {
  if (seconds <= 0) return '';
  if (seconds < 60) return nt('Zu viele Versuche. Bitte warten Sie noch {count} Sekunde.', 'Zu viele Versuche. Bitte warten Sie noch {count} Sekunden.', seconds);
  return nt('Zu viele Versuche. Bitte warten Sie noch {count} Minute.', 'Zu viele Versuche. Bitte warten Sie noch {count} Minuten.', Math.ceil(seconds / 60));
}
