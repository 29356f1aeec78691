/**
 * German texts that stand in for missing translations are marked for eyes, ears and bidi: each stands in
 * a span with lang="de" and dir="ltr". Done in one place, where elements are made, so no screen has to think of it.
 */
import { type ComponentChild, h, options, type VNode } from 'preact';
import { STAND_IN } from './text';

type Props = Record<string, unknown> & { children?: ComponentChild };

/** Switches the marking on; needed only in languages that are not complete. */
export function markStandIns(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    if (typeof vnode.type === 'string' && vnode.type !== 'option') mark(vnode.props as Props);
    before?.(vnode);
  };
}

function mark(props: Props): void {
  const { children } = props;
  if (Array.isArray(children)) props.children = children.map(marked);
  else if (isStandIn(children)) props.children = marked(children);
  for (const name in props) if (name !== 'children' && isStandIn(props[name])) props[name] = props[name].slice(1);
}

/** A span of its own: the paragraph round it keeps the page's direction and alignment. */
function marked(child: ComponentChild): ComponentChild {
  return isStandIn(child) ? h('span', { lang: 'de', dir: 'ltr' }, child.slice(1)) : child;
}

function isStandIn(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(STAND_IN);
}
