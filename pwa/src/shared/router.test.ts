import { beforeEach, expect, test } from 'vitest';
import { back, href, match, moved, navigate, path, startRouter } from './router';

beforeEach(() => history.replaceState(null, '', '/de/'));
startRouter();

test('paths are matched part by part, and parts with a colon are read', () => {
  const routes = [{ path: '/' }, { path: '/appointments' }, { path: '/appointments/:id' }];
  expect(match(routes, '/')?.route).toBe(routes[0]);
  expect(match(routes, '/appointments/a%20b')).toEqual({ route: routes[2], params: { id: 'a b' } });
  expect(match(routes, '/appointments/1/2')).toBeNull();
});

test('going somewhere keeps the language in the address and counts', () => {
  const before = moved.value;
  navigate('/account');
  expect([location.pathname, path.value, moved.value]).toEqual(['/de/account', '/account', before + 1]);
  expect(href('/x')).toBe('/de/x');
});

test('going back from the first screen leads to the given place', () => {
  back('/appointments');
  expect(location.pathname).toBe('/de/appointments');
});

test('plain links stay in the app; downloads, other windows and other pages do not', () => {
  const follow = (html: string, init: MouseEventInit = {}): boolean => {
    document.body.innerHTML = html;
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
    document.body.firstElementChild!.addEventListener('click', (event) => event.target === null);
    document.body.firstElementChild!.dispatchEvent(click);
    const handled = click.defaultPrevented;
    click.preventDefault();
    return handled;
  };
  // jsdom does not navigate; whether the app took the click is what counts.
  expect(follow('<a href="/de/account">x</a>')).toBe(true);
  expect(path.value).toBe('/account');
  expect(follow('<a href="/de/account">x</a>', { ctrlKey: true })).toBe(false);
});
