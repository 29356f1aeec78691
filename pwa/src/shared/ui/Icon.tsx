/** One drawing of the icon family. Decoration only: the word beside it (or the button's label) carries the meaning. */

/** Arrows and chevrons point with the reading direction; clocks, ticks, phones and media never turn. */
export function Icon({ of, size = 24, turns = false }: { of: string; size?: number; turns?: boolean }) {
  return (
    <svg class={turns ? 'icon turns' : 'icon'} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={of} />
    </svg>
  );
}
