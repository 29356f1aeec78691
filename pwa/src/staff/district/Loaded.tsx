import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { LoadError, Skeleton } from '../../shared/ui';
import type { District } from '../shapes';
import { district } from './store';

/** Shows what follows from the district's data, or how far it is. */
export function Loaded({ children }: { children: (data: District) => ComponentChildren }) {
  useEffect(() => void district.load(), []);
  const data = district.data.value;
  if (data) return <>{children(data)}</>;
  if (district.error.value !== null) return <LoadError error={district.error.value} retry={() => void district.load()} />;
  return <Skeleton cards={4} />;
}
