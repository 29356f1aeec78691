import eye from 'lucide:eye';
import userCheck from 'lucide:user-round-check';
import { t } from '../../shared/i18n';
import { Fact } from '../people/PersonFacts';
import type { Conversation } from './shapes';

/** Who is responsible, who answers now, and who else can read it. The resident sees the same names. */
export function Readers({ conversation }: { conversation: Conversation }) {
  const { worker, cover, readers } = conversation;
  return (
    <section class="stack" aria-labelledby="readers">
      <h3 id="readers">{t('Wer liest mit?')}</h3>
      <dl class="facts">
        {worker && <Fact icon={userCheck} label={t('Zuständig')}>{t('Zuständig: {name}', { name: worker.name })}{cover && <span class="muted block">{t('Jetzt antwortet {name}.', { name: cover.name })}</span>}</Fact>}
        <Fact icon={eye} label={t('Wer liest mit?')}><ul>{readers.map((name) => <li key={name}><bdi>{name}</bdi></li>)}</ul></Fact>
      </dl>
    </section>
  );
}
