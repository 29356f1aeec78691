import { useEffect, useMemo } from 'preact/hooks';
import mic from 'lucide:mic';
import pause from 'lucide:pause';
import play from 'lucide:play';
import { sentenceOf } from '../api';
import { t } from '../i18n';
import { Icon } from '../ui';
import { playerOf, speed, turnSpeed } from './player';
import { minutes } from './size';

/** A voice message: play, where it is, how long it is, how fast. */
export function Voice({ load, seconds }: { load: () => Promise<Blob>; seconds: number }) {
  const player = useMemo(() => playerOf(load), []);
  useEffect(() => () => player.close(), []);
  const isPlaying = player.isPlaying.value;
  const at = player.at.value;
  const length = Math.max(1, seconds);
  const fast = speed.value === 1 ? '1×' : '1,5×';
  return (
    <div class="chat-voice">
      <button type="button" class="chat-play" aria-label={isPlaying ? t('Pause') : t('Abspielen')} onClick={() => player.toggle()}>
        <Icon of={isPlaying ? pause : play} size={24} />
      </button>
      <input type="range" dir="ltr" min={0} max={length} step={1} value={Math.min(at, length)} aria-label={t('Stelle in der Aufnahme')} aria-valuetext={`${minutes(at)} / ${minutes(length)}`}
        onInput={(event) => player.seek(Number(event.currentTarget.value))} />
      <span class="chat-length"><Icon of={mic} size={16} /><bdi>{minutes(isPlaying || at > 0 ? at : length)}</bdi></span>
      <button type="button" class="chat-speed" aria-label={t('Geschwindigkeit {speed}', { speed: fast })} onClick={turnSpeed}><bdi>{fast}</bdi></button>
      {player.error.value !== null && <p class="chat-note" role="alert">{sentenceOf(player.error.value)}</p>}
    </div>
  );
}
