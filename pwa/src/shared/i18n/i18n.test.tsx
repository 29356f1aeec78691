import { render } from 'preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import dates from './dates.gen.json';
import { catalogue, clockTime, dayOf, fullDate, germanShortWeekday, isolate, language, longDate, longDay, mondayOf, nt, plusDays, pt, shortWeekday, solarDate, switchLanguage, t, wholeTime } from '.';
import type { Catalogue } from './catalogue';
import { markStandIns } from './stand_ins';

const speak = (code: keyof typeof dates, messages: Catalogue['messages'] = []) => {
  catalogue.value = { language: code, messages, dates: dates[code] };
};
beforeEach(() => speak('de'));

describe('texts', () => {
  test('what is put into a sentence keeps its own direction', () => {
    expect(t('Raum {room}', { room: 'B 2' })).toBe('Raum \u2068B 2\u2069');
    expect(t('Nichts {hier}', {})).toBe('Nichts {hier}');
  });

  test('counted things take the form of the language', () => {
    speak('ar', [['صفر', 'واحد', 'اثنان', '{count} أيام', '{count} يومًا', '{count} يوم']]);
    const days = (count: number) => nt(0 as unknown as string, 0 as unknown as string, count);
    expect([0, 1, 2].map(days)).toEqual(['صفر', 'واحد', 'اثنان']);
    expect([3, 11, 100].map(days)).toEqual([`${isolate(3)} أيام`, `${isolate(11)} يومًا`, `${isolate(100)} يوم`]);
  });

  test('a German text that stands in counts the German way', () => {
    speak('ar', [['\u2063{count} Tag', '\u2063{count} Tage']]);
    expect(nt(0 as unknown as string, 0 as unknown as string, 11)).toBe(`\u2063${isolate(11)} Tage`);
  });

  test('a word with a context is looked up by its number', () => {
    speak('uk', ['Відкрито']);
    expect(pt(0 as unknown as string, 0 as unknown as string)).toBe('Відкрито');
    expect(pt('Knopf', 'Offen')).toBe('Offen');
  });

  test('German that stands in is marked for eyes and ears, in attributes only cleaned', () => {
    markStandIns();
    render(<p title={'\u2063Titel'}>{'\u2063Deutsch'} <b>عربي</b></p>, document.body);
    expect(document.body.innerHTML).toBe('<p title="Titel"><span lang="de" dir="ltr">Deutsch</span> <b>عربي</b></p>');
    render(null, document.body);
  });
});

describe('dates', () => {
  test('a moment is shown as the clock in Berlin shows it, in winter, in summer and at the change', () => {
    expect(clockTime('2026-11-25T09:30:00Z')).toBe('10:30');
    expect(clockTime('2026-07-01T09:30:00Z')).toBe('11:30');
    expect([clockTime('2026-10-25T00:30:00Z'), clockTime('2026-10-25T01:30:00Z')]).toEqual(['02:30', '02:30']);
    expect(clockTime('2026-11-25T23:00:00Z')).toBe('00:00');
    expect(dayOf('2026-11-25T23:30:00Z')).toBe('2026-11-26');
  });

  test('days are counted by the calendar, over changes of the clock and the year', () => {
    expect(plusDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });

  test('the German page names a day once, another language twice', () => {
    expect([shortWeekday('2026-11-25'), germanShortWeekday('2026-11-25')]).toEqual(['Mi', '']);
    speak('ar');
    expect([shortWeekday('2026-11-25'), germanShortWeekday('2026-11-25')]).toEqual(['أربعاء', 'Mi']);
    expect(wholeTime('2026-11-25T09:30:00Z')).toBe(`الأربعاء ${isolate('25.11.')} ${isolate('10:30')}`);
  });

  test.each([
    ['de', 'Mittwoch, 25. November', '25. November 2026'],
    ['uk', 'середа, 25 листопада', '25 листопада 2026\u202fр.'],
    ['ti', 'ረቡዕ፣ 25 ሕዳር', 'ሕዳር 25, 2026'],
    ['so', 'Arbaco, Noofeembar 25', 'Noofeembar 25, 2026'],
    ['ckb', 'چوارشەممە، 25ی تشرینی دووەم', '25ی تشرینی دووەمی 2026'],
    ['kmr', 'çarşem, 25ê mijdarê', '25ê mijdara 2026an'],
    ['ps', 'څلرنۍ, نومبر 25', '2026 نومبر 25'],
  ] as const)('%s has names of its own, whatever the browser knows', (code, day, date) => {
    speak(code);
    expect([longDay('2026-11-25'), longDate('2026-11-25'), fullDate('2026-11-25')]).toEqual([day, date, '25.11.2026']);
  });

  test('the Solar Hijri date stands beside it in Persian, Dari and Pashto only', () => {
    expect(solarDate('2026-03-05')).toBe('');
    const found = (['fa', 'prs', 'ps'] as const).map((code) => {
      speak(code);
      return solarDate('2026-03-05').replace(/[\u2068\u2069]/g, '');
    });
    expect(found).toEqual(['14 اسفند 1404', '14 حوت 1404', '14 کب 1404']);
  });
});

describe('switching the language', () => {
  test('is one request; texts, direction and path follow without a reload', async () => {
    history.replaceState(null, '', '/de/appointments?x=1');
    const asked = vi.fn(async (_address: string) => Response.json({ language: 'ar', messages: ['موعد'], dates: dates.ar }));
    vi.stubGlobal('fetch', asked);
    await switchLanguage('ar');
    expect(asked.mock.calls).toEqual([['/catalogues/test/ar.json']]);
    expect([language.value.code, document.documentElement.dir, document.documentElement.lang]).toEqual(['ar', 'rtl', 'ar']);
    expect(location.pathname + location.search).toBe('/ar/appointments?x=1');
    expect(localStorage.getItem('lotse.language')).toBe('ar');
  });

  test('to the same or an unknown language does nothing', async () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    await switchLanguage('de');
    await switchLanguage('xx');
    expect(asked.mock.calls).toEqual([]);
  });
});
