import type { ComponentChildren } from 'preact';
import { t } from '../../shared/i18n';
import { EmptyState, LoadError, PlainButton, Skeleton } from '../../shared/ui';
import type { LongList } from './long_list';

interface PagedProps<T> {
  list: LongList<T>;
  /** Shown when there is nothing. */
  empty: string;
  icon: string;
  children: (items: readonly T[]) => ComponentChildren;
}

/** A long list with everything round it: on its way, empty, failed, more. */
export function Paged<T>({ list, empty, icon, children }: PagedProps<T>) {
  const items = list.items.value;
  const failed = list.error.value !== null && <LoadError error={list.error.value} retry={() => void list.load()} />;
  if (!items) return failed || <Skeleton cards={4} />;
  return (
    <>
      {failed}
      {items.length === 0 ? <EmptyState icon={icon}>{empty}</EmptyState> : children(items)}
      {list.hasMore.value && <PlainButton onPress={() => void list.more()}>{t('Mehr zeigen')}</PlainButton>}
    </>
  );
}
