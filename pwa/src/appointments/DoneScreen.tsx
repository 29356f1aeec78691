import { useEffect } from 'preact/hooks';
import check from 'lucide:check';
import calendar from 'lucide:calendar-days';
import { t } from '../shared/i18n';
import { PushOffer } from '../shared/push';
import type { Params } from '../shared/router';
import { Icon, InstallOffer, PrimaryButton, Screen, Skeleton } from '../shared/ui';
import { CalendarButton } from './CalendarButton';
import { Papers, What, Where, With } from './Facts';
import { minutesOf } from './list';
import { fetchAppointment, known } from './store';

/** It is booked: what to bring, and where to find it again. */
export default function DoneScreen({ params }: { params: Params }) {
  const id = params['id'] ?? '';
  const booked = known(id);
  useEffect(() => {
    if (!booked) void fetchAppointment(id).catch(() => undefined);
  }, [id]);
  return (
    <Screen title={t('Ihr Termin ist gebucht')} backTo="/" footer={<PrimaryButton icon={calendar} to="/appointments">{t('Meine Termine')}</PrimaryButton>}>
      <p class="appointments-tick"><Icon of={check} size={36} /></p>
      {booked ? (
        <>
          <section class="card done">
            <What moment={booked.starts_at} minutes={minutesOf(booked)} topic={booked.topic} />
            <With worker={booked.worker} interpreter={booked.interpreter_state} />
            <Where place={booked.place} />
          </section>
          <Papers papers={booked.topic.papers} />
          <CalendarButton id={booked.id} />
        </>
      ) : <Skeleton tall />}
      <PushOffer otherwise={<InstallOffer />} />
    </Screen>
  );
}
