/**
 * German texts that stand in for missing translations are marked for eyes, ears and bidi: every element that shows one
 * gets lang="de" and dir="ltr". Done in one place, where elements are made, so no screen has to think of it.
 */
import { type ComponentChild, h, options, type VNode } from 'preact';
import { STAND_IN } from './text';

type Props = Record<string, unknown> & { children?: ComponentChild };

/** Switches the marking on; needed only in languages that are not complete. */
export function markStandIns(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    if (typeof vnode.type === 'string') mark(vnode.props as Props);
    before?.(vnode);
  };
}

function mark(props: Props): void {
  const { children } = props;
  if (isStandIn(children)) {
    props.children = children.slice(1);
    props['lang'] = 'de';
    props['dir'] = 'ltr';
  } else if (Array.isArray(children)) {
    props.children = children.map((child: ComponentChild) =>
      isStandIn(child) ? h('span', { lang: 'de', dir: 'ltr' }, child.slice(1)) : child,
    );
  }
  for (const name in props) if (name !== 'children' && isStandIn(props[name])) props[name] = props[name].slice(1);
}

function isStandIn(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(STAND_IN);
}
