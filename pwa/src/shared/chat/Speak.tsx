import { useEffect, useRef } from 'preact/hooks';
import square from 'lucide:square';
import volume from 'lucide:volume-2';
import { t } from '../i18n';
import { IconButton } from '../ui';
import { hush, reading, speak } from '../ui/speech';
import { voiceOf } from './speaking';

/** Reads one message aloud; not there when the phone has no voice for it. */
export function Speak({ text }: { text: string }) {
  const mine = useRef(-1);
  useEffect(() => () => {
    if (reading.value === mine.current) hush();
  }, []);
  const voice = voiceOf(text);
  if (!voice) return null;
  const isReading = reading.value === mine.current;
  const press = (): void => {
    if (isReading) hush();
    else mine.current = speak(text, voice);
  };
  return <IconButton icon={isReading ? square : volume} label={isReading ? t('Vorlesen beenden') : t('Vorlesen')} onPress={press} />;
}
