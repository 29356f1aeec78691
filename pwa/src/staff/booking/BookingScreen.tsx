/** Booking for a resident: who, what about, when. What was chosen stays until it is booked. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { ApiError, type Appointment, newKey, post, type Slot, type Topic, get } from '../../shared/api';
import { dayOf, mondayOf, t, wholeTime } from '../../shared/i18n';
import { navigate } from '../../shared/router';
import { announce, ErrorNote } from '../../shared/ui';
import { Page } from '../frame/Page';
import { remote } from '../parts/remote';
import { useTask } from '../parts/task';
import { useHalfFilled } from '../parts/useHalfFilled';
import { chosenPerson } from '../people/chosen';
import type { Person } from '../shapes';
import { loadWeek, putAppointment } from '../week/store';
import { neededInterpreter } from './common_language';
import { ConfirmBar } from './ConfirmBar';
import { PersonStep } from './PersonStep';
import { freeTimes } from './slots';
import { TimeStep } from './TimeStep';
import { TopicStep } from './TopicStep';

export function BookingScreen() {
  const person = useSignal<Person | null>(chosenPerson.value);
  const topic = useSignal<Topic | null>(null);
  const interpreter = useSignal(person.value ? neededInterpreter(person.value) : '');
  const slot = useSignal<Slot | null>(null);
  const topics = useMemo(() => remote(() => get<Topic[]>('/staff/topics', { query: { resident: person.value?.id } })), []);
  const times = useMemo(freeTimes, []);
  const key = useRef('');
  const task = useTask();
  useHalfFilled('booking');
  useEffect(() => {
    chosenPerson.value = null;
  }, []);
  useEffect(() => {
    if (!person.value) return;
    topics.data.value = null;
    void topics.load();
  }, [person.value]);
  useEffect(() => {
    const all = topics.data.value;
    if (all && !all.some(({ id }) => id === topic.value?.id)) topic.value = null; // not in this person's phase
  }, [topics.data.value]);
  useEffect(() => {
    slot.value = null;
    task.clear();
    if (person.value && topic.value) void times.load(wishOf(person.value, topic.value, interpreter.value));
  }, [person.value, topic.value, interpreter.value]);
  const choosePerson = (next: Person | null): void => {
    person.value = next;
    interpreter.value = next ? neededInterpreter(next) : '';
  };
  const choose = (next: Slot): void => {
    slot.value = next;
    key.current = newKey();
    task.clear();
  };
  const book = () => task.run(async () => {
    try {
      arrive(await send(person.value!, topic.value!, interpreter.value, slot.value!, key.current));
    } catch (error) {
      if (error instanceof ApiError && times.takeFrom(error)) slot.value = null;
      throw error;
    }
  });
  return (
    <Page title={t('Termin buchen')} backTo="/week">
      <div class="booking">
        <PersonStep person={person.value} onChoose={choosePerson} />
        {person.value && <TopicStep topics={topics} topic={topic.value} onChoose={(next) => (topic.value = next)} />}
        {person.value && topic.value && (
          <TimeStep person={person.value} interpreter={interpreter.value} onInterpreter={(code) => (interpreter.value = code)} times={times} wish={wishOf(person.value, topic.value, interpreter.value)} chosen={slot.value?.starts_at ?? ''} onChoose={choose} />
        )}
        {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
        {person.value && topic.value && <ConfirmBar person={person.value} slot={slot.value} busy={task.busy} onBook={() => void book()} />}
      </div>
    </Page>
  );
}

function wishOf(person: Person, topic: Topic, interpreter: string) {
  return { resident: person.id, topic: topic.id, interpreter };
}

function send(person: Person, topic: Topic, interpreter: string, slot: Slot, key: string): Promise<Appointment> {
  const body = { resident: person.id, topic: topic.id, starts_at: slot.starts_at, mode: slot.mode, interpreter_language: interpreter };
  return post<Appointment>('/staff/appointments', { body, key });
}

function arrive(booked: Appointment): void {
  const monday = mondayOf(dayOf(booked.starts_at));
  putAppointment(booked);
  announce(t('Der Termin ist gebucht: {when}', { when: wholeTime(booked.starts_at) }));
  void loadWeek(monday);
  navigate(`/week/${monday}/${booked.id}`, { replace: true });
}
