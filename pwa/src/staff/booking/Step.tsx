import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** One question of several on a page. It takes the focus when the answer before it took its own button away. */
export function Step({ number, title, children }: { number: number; title: string; children: ComponentChildren }) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (number > 1 && document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <section class="card step" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}><span class="step-number" aria-hidden="true">{number}</span>{title}</h2>
      {children}
    </section>
  );
}
