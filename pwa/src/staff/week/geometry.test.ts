import { describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/api';
import type { Week } from '../shapes';
import { appointmentsOn, inLanes, needsOutcome, partOn, shownDays, shownHours, whyNobodyIsThere } from './geometry';

const NOTHING = { from: '2026-11-23', to: '2026-11-29', appointments: [], absences: [] };
const DAYS = ['23', '24', '25', '26', '27', '28', '29'].map((day) => ({ on: `2026-11-${day}`, closure: null, closed_places: [], windows: [] }));

function week(appointments: Partial<Appointment>[]): Week {
  return { ...NOTHING, days: DAYS, appointments: appointments.map((each) => ({ status: 'booked', ...each }) as Appointment) };
}

describe('the sheet of the week', () => {
  it('shows Monday to Friday from 8 to 17 when nothing is there', () => {
    expect(shownDays(week([])).map(({ on }) => on)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
    expect(shownHours(week([]))).toEqual({ from: 480, to: 1020 });
  });

  it('shows the Saturday and the evening on which somebody comes', () => {
    const late = week([{ id: 'a', starts_at: '2026-11-28T17:30:00Z', ends_at: '2026-11-28T18:15:00Z' }]);
    expect(shownDays(late)).toHaveLength(6);
    expect(shownHours(late)).toEqual({ from: 480, to: 1200 });
  });

  it('puts an appointment at the time that clocks in Berlin show, in winter and in summer', () => {
    const [winter] = appointmentsOn(week([{ id: 'a', starts_at: '2026-11-25T09:30:00Z', ends_at: '2026-11-25T10:00:00Z' }]), '2026-11-25');
    const [summer] = appointmentsOn(week([{ id: 'a', starts_at: '2026-07-01T09:30:00Z', ends_at: '2026-07-01T10:00:00Z' }]), '2026-07-01');
    expect([winter?.from, summer?.from]).toEqual([630, 690]);
  });

  it('leaves out what was cancelled: its time is free', () => {
    const gone = week([{ id: 'a', status: 'cancelled_by_resident', starts_at: '2026-11-25T09:30:00Z', ends_at: '2026-11-25T10:00:00Z' }]);
    expect(appointmentsOn(gone, '2026-11-25')).toEqual([]);
  });

  it('puts what overlaps side by side and gives the rest the whole width', () => {
    const lanes = inLanes([{ item: 'a', from: 0, to: 60 }, { item: 'b', from: 30, to: 90 }, { item: 'c', from: 90, to: 120 }]);
    expect(lanes.map(({ item, lane, lanes: of }) => [item, lane, of])).toEqual([['a', 0, 2], ['b', 1, 2], ['c', 0, 1]]);
  });

  it('cuts an absence over several days into its parts', () => {
    const absence = ['2026-11-24T12:00:00Z', '2026-11-26T08:00:00Z'] as const;
    expect(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((day) => partOn(day, ...absence))).toEqual([
      null, { from: 780, to: 1440 }, { from: 0, to: 1440 }, { from: 0, to: 540 }, null,
    ]);
  });

  it('gives no part to the day at whose midnight an absence ends', () => {
    expect(partOn('2026-11-27', '2026-11-25T23:00:00Z', '2026-11-26T23:00:00Z')).toBeNull();
  });
});

describe('an outcome', () => {
  const begun = { status: 'booked', starts_at: '2026-11-25T09:30:00Z' } as Appointment;

  it('is missing once the appointment has begun', () => {
    expect(needsOutcome(begun, '2026-11-25T09:30:00Z')).toBe(true);
    expect(needsOutcome(begun, '2026-11-25T09:29:59Z')).toBe(false);
  });

  it('is not asked for what was cancelled or has one', () => {
    for (const status of ['cancelled_by_service', 'no_show', 'fulfilled'] as const) {
      expect(needsOutcome({ ...begun, status }, '2026-11-26T00:00:00Z')).toBe(false);
    }
  });
});

describe('an appointment that nobody will be there for', () => {
  const booked = { id: 'a', status: 'booked', starts_at: '2026-11-25T09:30:00Z', ends_at: '2026-11-25T10:00:00Z', place: { id: 7 } } as Appointment;
  const plain = week([booked]);
  const away = { id: 1, reason: 'away', starts_at: '2026-11-25T09:45:00Z', ends_at: '2026-11-25T12:00:00Z', open_appointments: 1 } as const;
  const window = { from: '09:00', to: '12:00', place: { id: 7 } } as Week['days'][number]['windows'][number];
  const closed = (windows: Week['days'][number]['windows']): Week =>
    ({ ...plain, days: plain.days.map((day) => ({ ...day, ...(day.on === '2026-11-25' && { closure: 'Wasserschaden', windows }) })) });

  it('lies partly in an absence, not just beside it', () => {
    expect(whyNobodyIsThere({ ...plain, absences: [away] }, booked)).toBe(away);
    expect(whyNobodyIsThere({ ...plain, absences: [{ ...away, starts_at: booked.ends_at }] }, booked)).toBeNull();
    expect(whyNobodyIsThere(plain, booked)).toBeNull();
  });

  it('lies on a closed day, unless hours were set for that day alone', () => {
    expect(whyNobodyIsThere(closed([]), booked)).toBe('Wasserschaden');
    expect(whyNobodyIsThere(closed([window]), booked)).toBeNull();
  });

  it('lies in a house that is closed while others are open', () => {
    const only = (place: number, windows: Week['days'][number]['windows']): Week =>
      ({ ...plain, days: plain.days.map((day) => (day.on === '2026-11-25' ? { on: day.on, closure: null, closed_places: [{ place, name: 'Büro', reason: 'Umzug' }], windows } : day)) });
    expect(whyNobodyIsThere(only(7, []), booked)).toBe('Umzug');
    expect(whyNobodyIsThere(only(7, [{ ...window, place: { ...window.place, id: 8 } }]), booked)).toBe('Umzug');
    expect(whyNobodyIsThere(only(7, [window]), booked)).toBeNull();
    expect(whyNobodyIsThere(only(8, []), booked)).toBeNull();
  });
});
