/** While something would be lost by starting anew, a new version of the app is not offered. */
import { useEffect } from 'preact/hooks';
import { openDrafts } from '../../shared/offline';

export function useHalfFilled(name: string): void {
  useEffect(() => {
    mark(name, true);
    return () => mark(name, false);
  }, [name]);
}

function mark(name: string, open: boolean): void {
  const names = new Set(openDrafts.value);
  if (open) names.add(name);
  else names.delete(name);
  openDrafts.value = names;
}
