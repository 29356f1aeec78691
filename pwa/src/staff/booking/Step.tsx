import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** One question of several on a page. */
export function Step({ number, title, children }: { number: number; title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="card step" aria-labelledby={id}>
      <h2 id={id}><span class="step-number" aria-hidden="true">{number}</span>{title}</h2>
      {children}
    </section>
  );
}
