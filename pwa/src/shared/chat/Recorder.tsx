import { useEffect, useRef, useState } from 'preact/hooks';
import send from 'lucide:send-horizontal';
import square from 'lucide:square';
import trash from 'lucide:trash-2';
import { t } from '../i18n';
import { announce, Icon, IconButton } from '../ui';
import { OwnFile } from './Attachments';
import { type Ready, readyVoice } from './ready';
import { LONGEST, record, type Recording } from './recording';
import { bytes, minutes } from './size';

const BARS = 24;

interface RecorderProps {
  onDone: (voice: Ready) => void;
  onEnd: () => void;
  onProblem: (error: unknown) => void;
  isBusy: boolean;
}

/** Says, hears, sends: the recording begins at once, can be listened to, and goes out only when the person says so. */
export function Recorder({ onDone, onEnd, onProblem, isBusy }: RecorderProps) {
  const recording = useRef<Recording | null>(null);
  const [made, setMade] = useState<Ready | null>(null);
  const [seconds, setSeconds] = useState(0);
  const [levels, setLevels] = useState<readonly number[]>([]);
  const stop = async (): Promise<void> => {
    const running = recording.current;
    recording.current = null;
    if (running) setMade(readyVoice(await running.stop()));
  };
  useEffect(() => {
    let isGone = false;
    let begun = 0;
    record().then((running) => {
      if (isGone) return running.cancel();
      recording.current = running;
      // Not before: the phone may have asked for the microphone first.
      begun = Date.now();
      announce(t('Die Aufnahme läuft.'));
      return undefined;
    }, (error: unknown) => {
      onProblem(error);
      onEnd();
    });
    const timer = setInterval(() => {
      const running = recording.current;
      if (!running) return;
      const passed = (Date.now() - begun) / 1000;
      setSeconds(passed);
      setLevels((before) => [...before, running.level()].slice(-BARS));
      if (passed >= LONGEST) void stop();
    }, 200);
    return () => {
      isGone = true;
      clearInterval(timer);
      recording.current?.cancel();
    };
  }, []);
  return (
    <div class="chat-write">
      <IconButton icon={trash} label={t('Aufnahme löschen')} onPress={onEnd} />
      {made ? (
        <>
          <div class="chat-pill chat-made"><OwnFile file={made.file} kind="voice" /><bdi class="muted">{bytes(made.file.blob.size)}</bdi></div>
          <button type="button" class="icon-button chat-send" aria-label={t('Senden')} aria-disabled={isBusy} onClick={() => !isBusy && onDone(made)}><Icon of={send} turns /></button>
        </>
      ) : (
        <>
          <div class="chat-pill chat-recording"><span class="chat-dot" /><bdi>{minutes(seconds)}</bdi><Loudness levels={levels} /></div>
          <IconButton soft icon={square} label={t('Aufnahme beenden')} onPress={() => void stop()} />
        </>
      )}
    </div>
  );
}

/** The phone hears: the last seconds as bars. */
function Loudness({ levels }: { levels: readonly number[] }) {
  return (
    <svg class="chat-loudness" viewBox={`0 0 ${BARS * 5} 28`} aria-hidden="true" preserveAspectRatio="none">
      {levels.map((level, index) => {
        const size = Math.max(3, level * 26);
        return <rect key={index} x={index * 5} y={14 - size / 2} width={3} height={size} rx={1.5} />;
      })}
    </svg>
  );
}
