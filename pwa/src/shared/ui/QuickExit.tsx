import doorOpen from 'lucide:door-open';
import { t } from '../i18n';
import { IconButton } from './Buttons';

/** A harmless page for somebody who must not be seen here; it takes the place of this one in the history. */
const ELSEWHERE = 'https://www.wetter.de/';

/** Leaves at once. The page is emptied first: a slow network must not keep it in sight. */
export function QuickExit() {
  const leave = (): void => {
    document.body.replaceChildren();
    document.title = '';
    location.replace(ELSEWHERE);
  };
  return <IconButton icon={doorOpen} label={t('Schnell weg')} turns onPress={leave} />;
}
