/** Handing a conversation to a colleague until a day; afterwards it comes back by itself. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import forwardIcon from 'lucide:forward';
import undo from 'lucide:undo-2';
import { fullDate, shortWeekday, t } from '../../shared/i18n';
import { announce, ErrorNote, Form, PlainButton, QuietButton, Select } from '../../shared/ui';
import { rescueFocus } from '../parts/focus';
import { useTask } from '../parts/task';
import { readDate } from '../parts/time';
import { DayField } from '../parts/TimeFields';
import { useFieldFocus } from '../parts/useFieldFocus';
import { onEscape, useKeys } from '../parts/useKeys';
import { colleagueOptions } from './colleague_options';
import { colleagues, covers } from './covers';
import type { Conversation } from './shapes';
import { forward, takeBack } from './store';

export function Forward({ conversation }: { conversation: Conversation }) {
  const isWriting = useSignal(false);
  const { forwarded_to: to, forwarded_until: until } = conversation;
  if (to && until) return <Forwarded conversation={conversation} name={to.name} until={until} />;
  if (!conversation.can_write) return null;
  if (isWriting.value) return <ForwardForm conversation={conversation} onClose={() => (isWriting.value = false)} />;
  return <PlainButton icon={forwardIcon} iconTurns onPress={() => (isWriting.value = true)}>{t('Weitergeben')}</PlainButton>;
}

function Forwarded({ conversation, name, until }: { conversation: Conversation; name: string; until: string }) {
  const task = useTask();
  const undoIt = async (): Promise<void> => {
    if (!(await task.run(() => takeBack(conversation.id)))) return;
    announce(t('Das Gespräch ist wieder bei Ihnen.'));
    rescueFocus();
  };
  return (
    <section class="stack" aria-labelledby="forwarded">
      <h3 id="forwarded">{t('Weitergegeben')}</h3>
      <p>{t('{name} antwortet bis {when}.', { name, when: `${shortWeekday(until)} ${fullDate(until)}` })}</p>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
      <PlainButton icon={undo} iconTurns onPress={() => void undoIt()}>{t('Zurückholen')}</PlainButton>
    </section>
  );
}

function ForwardForm({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const box = useRef<HTMLElement>(null);
  const to = useSignal('');
  const typed = useSignal('');
  const tried = useSignal(false);
  const task = useTask();
  useEffect(() => {
    void colleagues.load();
    void covers.load();
    box.current?.querySelector('select')?.focus();
    box.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  const errors = {
    to: (tried.value && !to.value ? t('Bitte wählen Sie, wer antwortet.') : '') || task.field('to'),
    until: (tried.value && !readDate(typed.value) ? t('Bitte wählen Sie einen Tag.') : '') || task.field('until_on'),
  };
  useFieldFocus(box, Object.values(errors));
  useKeys(box, onEscape(onClose));
  const save = async (): Promise<void> => {
    tried.value = true;
    const until = readDate(typed.value);
    if (!to.value || !until || !(await task.run(() => forward(conversation.id, to.value, until)))) return;
    announce(t('Das Gespräch ist weitergegeben.'));
    onClose();
    rescueFocus();
  };
  const options = [{ value: '', label: t('Bitte wählen') }, ...colleagueOptions()];
  return (
    <section class="stack inset" ref={box} aria-labelledby="forward">
      <h3 id="forward">{t('An Kollegin oder Kollegen geben')}</h3>
      <p class="muted">{t('Sie oder er liest das ganze Gespräch und antwortet bis zu diesem Tag. Die Person sieht den Namen.')}</p>
      <Form onSubmit={() => void save()}>
        <Select label={t('Wer antwortet?')} value={to.value} error={errors.to} onChange={(value) => (to.value = value)} options={options} />
        <DayField label={t('Letzter Tag')} value={typed.value} error={errors.until} onChange={(value) => (typed.value = value)} />
        {task.refusal && !errors.to && !errors.until && <ErrorNote>{task.refusal}</ErrorNote>}
        <QuietButton icon={forwardIcon} iconTurns submit busy={task.busy}>{t('Weitergeben')}</QuietButton>
        <PlainButton onPress={onClose}>{t('Nicht weitergeben')}</PlainButton>
      </Form>
    </section>
  );
}
