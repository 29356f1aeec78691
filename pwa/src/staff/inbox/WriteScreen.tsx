/** From a person to the conversation with her; it is made when there is none yet. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../shared/i18n';
import { navigate, type Params } from '../../shared/router';
import { LoadError, Skeleton } from '../../shared/ui';
import { Page } from '../frame/Page';
import { conversationWith } from './store';

export function WriteScreen({ params }: { params: Params }) {
  const resident = params['resident'] ?? '';
  const error = useSignal<unknown>(null);
  const open = (): void => {
    error.value = null;
    conversationWith(resident).then((id) => navigate(`/inbox/${id}`, { replace: true }), (reason: unknown) => (error.value = reason));
  };
  useEffect(open, [resident]);
  return (
    <Page title={t('Nachricht schreiben')} backTo="/inbox">
      {error.value === null ? <Skeleton cards={3} /> : <LoadError error={error.value} retry={open} />}
    </Page>
  );
}
