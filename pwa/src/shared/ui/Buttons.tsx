import type { ComponentChildren } from 'preact';
import { href } from '../router';
import { Icon } from './Icon';

interface ButtonProps {
  children: ComponentChildren;
  icon?: string;
  /** The icon is an arrow: it turns round in right-to-left languages. */
  iconTurns?: boolean;
  /** Where it leads; without it, it is a button. */
  to?: string;
  onPress?: () => void;
  submit?: boolean;
  busy?: boolean;
  disabled?: boolean;
}

type Look = 'primary' | 'quiet' | 'plain' | 'danger';

/** The one thing to do next. Says the whole choice: "Mittwoch 25.11. 10:30". */
export function PrimaryButton(props: ButtonProps) {
  return <AnyButton look="primary" {...props} />;
}

/** Something else that can be done. */
export function QuietButton(props: ButtonProps) {
  return <AnyButton look="quiet" {...props} />;
}

/** A way out, outlined. */
export function PlainButton(props: ButtonProps) {
  return <AnyButton look="plain" {...props} />;
}

/** Takes something away: cancel, log out, end a device. */
export function DangerButton(props: ButtonProps) {
  return <AnyButton look="danger" {...props} />;
}

function AnyButton({ look, children, icon, iconTurns = false, to, onPress, submit = false, busy = false, disabled = false }: ButtonProps & { look: Look }) {
  const inside = (
    <>
      {icon && <Icon of={icon} size={22} turns={iconTurns} />}
      <span>{children}</span>
    </>
  );
  if (to !== undefined) return <a class={`button ${look}`} href={href(to)}>{inside}</a>;
  return (
    <button class={`button ${look}`} type={submit ? 'submit' : 'button'} aria-disabled={busy || disabled} aria-busy={busy} onClick={guard(busy || disabled, onPress)}>
      {inside}
    </button>
  );
}

/** A button that is off stays in the keyboard's order and says that it is off; it only does nothing. */
function guard(off: boolean, onPress?: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (off) event.preventDefault();
    else onPress?.();
  };
}

/** A round button with an icon only; the label is for ears and for the long press. */
export function IconButton({ icon, label, onPress, turns = false, soft = false, pressed }: { icon: string; label: string; onPress: () => void; turns?: boolean; soft?: boolean; pressed?: boolean }) {
  return (
    <button type="button" class={soft ? 'icon-button soft' : 'icon-button'} aria-label={label} title={label} aria-pressed={pressed} onClick={onPress}>
      <Icon of={icon} turns={turns} />
    </button>
  );
}
