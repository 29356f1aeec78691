import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import check from 'lucide:check';
import x from 'lucide:x';
import { t } from '../../shared/i18n';
import { ErrorNote, Form, IconButton, PlainButton, PrimaryButton } from '../../shared/ui';
import { useFocusBack } from './focus';
import type { Task } from './task';
import { useFieldFocus } from './useFieldFocus';
import { useHalfFilled } from './useHalfFilled';
import { onEscape, useKeys } from './useKeys';

interface PaneFormProps {
  title: string;
  task: Task;
  /** Sentences at the fields; the first wrong field gets the focus. */
  refusals: readonly string[];
  onSave: () => void;
  onClose: () => void;
  /** What the button says; without it, "save". */
  save?: string;
  children: ComponentChildren;
}

/** A form in the pane: heading, fields, save, and the way out. Escape closes it. */
export function PaneForm({ title, task, refusals, onSave, onClose, save, children }: PaneFormProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useFocusBack();
  useHalfFilled('pane');
  useEffect(() => heading.current?.focus(), []);
  useFieldFocus(box, refusals);
  useKeys(box, onEscape(onClose));
  const isAtField = refusals.some((sentence) => sentence !== '');
  return (
    <div class="panel" ref={box}>
      <div class="panel-head"><h2 ref={heading} tabIndex={-1}>{title}</h2><IconButton icon={x} label={t('Schließen')} onPress={onClose} /></div>
      <Form onSubmit={onSave}>
        {children}
        {task.refusal && !isAtField && <ErrorNote>{task.refusal}</ErrorNote>}
        <PrimaryButton icon={check} submit busy={task.busy}>{save ?? t('Speichern')}</PrimaryButton>
        <PlainButton onPress={onClose}>{t('Nicht speichern')}</PlainButton>
      </Form>
    </div>
  );
}
