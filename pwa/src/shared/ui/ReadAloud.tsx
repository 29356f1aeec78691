import { useEffect, useRef } from 'preact/hooks';
import square from 'lucide:square';
import volume from 'lucide:volume-2';
import { t } from '../i18n';
import { IconButton } from './Buttons';
import { hush, reading, speak, voice } from './speech';

/** The loudspeaker. Not there at all when the phone has no voice for the language: a dead button helps nobody. */
export function ReadAloud({ text }: { text: string | (() => string) }) {
  const mine = useRef(-1);
  useEffect(() => () => {
    if (reading.value === mine.current) hush();
  }, []);
  if (!voice.value) return null;
  const isReading = reading.value === mine.current;
  const press = (): void => {
    if (isReading) hush();
    else mine.current = speak(typeof text === 'string' ? text : text());
  };
  return <IconButton soft icon={isReading ? square : volume} label={isReading ? t('Vorlesen beenden') : t('Vorlesen')} onPress={press} />;
}
