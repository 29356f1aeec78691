/** Another room in the same house, among those with a free bed. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { get, post } from '../../shared/api';
import { fullDate, nt, t, today } from '../../shared/i18n';
import { announce, LoadError, Select, Skeleton } from '../../shared/ui';
import { PaneForm } from '../parts/PaneForm';
import { type Remote, remote } from '../parts/remote';
import { useTask } from '../parts/task';
import { readDate } from '../parts/time';
import { DateField } from '../parts/TimeFields';
import type { Inhabitant, Room } from '../shapes';

export function RoomForm({ person, house, onClose, onSaved }: { person: Inhabitant; house: string; onClose: () => void; onSaved: () => void }) {
  const rooms = useMemo(() => remote(() => get<Room[]>(`/staff/houses/${house}/rooms`)), [house]);
  const room = useSignal('');
  const on = useSignal(fullDate(today()));
  const tried = useSignal(false);
  const task = useTask();
  useEffect(() => void rooms.load(), [rooms]);
  const noRoom = (tried.value && !room.value && t('Bitte wählen Sie ein Zimmer.')) || '';
  const noDay = (tried.value && !readDate(on.value) && t('Bitte schreiben Sie ein Datum wie 25.11.2026.')) || task.field('on');
  const save = async (): Promise<void> => {
    tried.value = true;
    const day = readDate(on.value);
    if (!room.value || !day) return;
    if (!(await task.run(() => post(`/staff/residents/${person.id}/room`, { body: { room: Number(room.value), on: day } })))) {
      void rooms.load(); // somebody else may have taken the bed
      return;
    }
    announce(t('Das Zimmer ist eingetragen.'));
    onSaved();
    onClose();
  };
  return (
    <PaneForm title={t('Anderes Zimmer für {name}', { name: person.name })} task={task} refusals={[noRoom, noDay]} onSave={() => void save()} onClose={onClose}>
      <p class="muted">{t('Jetzt: Zimmer {room}', { room: person.room })}</p>
      <FreeRooms rooms={rooms} person={person} value={room.value} error={noRoom} onChange={(value) => (room.value = value)} />
      <DateField label={t('Wohnt dort seit')} value={on.value} error={noDay} onChange={(value) => (on.value = value)} />
    </PaneForm>
  );
}

interface FreeRoomsProps {
  rooms: Remote<Room[]>;
  person: Inhabitant;
  value: string;
  error: string;
  onChange: (id: string) => void;
}

/** Rooms with a free bed, but for the one she lives in. */
function FreeRooms({ rooms, person, value, error, onChange }: FreeRoomsProps) {
  const all = rooms.data.value;
  if (!all) return rooms.error.value === null ? <Skeleton cards={1} /> : <LoadError error={rooms.error.value} retry={() => void rooms.load()} />;
  const free = all.filter((each) => each.free > 0 && !(each.number === person.room && each.building === person.building));
  const first = { value: '', label: free.length > 0 ? t('Bitte wählen') : t('Kein Zimmer hat ein freies Bett') };
  return <Select label={t('Neues Zimmer')} value={value} error={error} onChange={onChange} options={[first, ...free.map(optionOf)]} />;
}

function optionOf({ id, number, building, free }: Room): { value: string; label: string } {
  return { value: String(id), label: nt('Zimmer {room}, Gebäude {building}: {count} Bett frei', 'Zimmer {room}, Gebäude {building}: {count} Betten frei', free, { room: number, building }) };
}
