import { clockTime, dayOf, fullDate, t, today } from '../i18n';
import { NetworkLine } from './States';

/** Says that there is no network and how old the shown data is; silent when all is well. */
export function StateLine({ asOf = '' }: { asOf?: string }) {
  const when = asOf && (dayOf(asOf) === today() ? clockTime(asOf) : `${fullDate(asOf)} ${clockTime(asOf)}`);
  return <NetworkLine since={when && t('Stand: {when} Uhr', { when })} />;
}
