import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import chevronLeft from 'lucide:chevron-left';
import { t } from '../i18n';
import { back, moved } from '../router';
import { IconButton } from './Buttons';
import { ReadAloud } from './ReadAloud';
import { hush, readsByItself, speak, voice } from './speech';

interface ScreenProps {
  title: string;
  /** Where the arrow leads when there is nothing to go back to; without it there is no arrow. */
  backTo?: string;
  /** Buttons between title and loudspeaker. */
  actions?: ComponentChildren;
  /** Under the header: progress of steps, state line. */
  below?: ComponentChildren;
  /** Stays in sight at the bottom: the primary button. */
  footer?: ComponentChildren;
  /** The text to read aloud, where it is not the whole screen. */
  spoken?: () => string;
  children: ComponentChildren;
}

/** What is fetched is usually there by then. */
const UNTIL_LOADED = 800;

/** What somebody hears: without initials, keys and German weekdays, which are for the eye (see ui.css). */
function heard(content: HTMLElement): string {
  content.classList.add('read-aloud');
  const text = content.innerText;
  content.classList.remove('read-aloud');
  return text;
}

/** One screen: header, content, and what stays in sight. Going to a screen moves the focus to its heading. */
export function Screen({ title, backTo, actions, below, footer, spoken, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (moved.value > 0) heading.current?.focus();
    scrollTo(0, 0);
  }, []);
  const text = spoken ?? (() => `${title}\n${content.current ? heard(content.current) : ''}`);
  useEffect(() => {
    if (!readsByItself.value || !voice.value) return;
    const timer = setTimeout(() => speak(text()), UNTIL_LOADED);
    return () => {
      clearTimeout(timer);
      hush();
    };
  }, []);
  useEffect(() => {
    document.title = `${title} – Lotse`;
  }, [title]);
  return (
    <>
      <header class="header">
        {backTo !== undefined && <IconButton icon={chevronLeft} turns label={t('Zurück')} onPress={() => back(backTo)} />}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {actions}
        <ReadAloud text={text} />
      </header>
      <main class="main">
        {below}
        <div class="content" ref={content}>{children}</div>
        {footer && <div class="footer">{footer}</div>}
      </main>
    </>
  );
}
