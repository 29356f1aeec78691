/** What a device is called in the list of devices: its system and its browser, as the browser itself names them. */

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/CrOS/, 'Chromebook'], [/Windows/, 'Windows'], [/Mac OS/, 'Mac'], [/Linux/, 'Linux'],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/SamsungBrowser/, 'Samsung Internet'], [/Edg/, 'Edge'], [/OPR/, 'Opera'], [/Firefox|FxiOS/, 'Firefox'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari'],
];

/** "Android · Chrome": enough for a person to know the own device again. */
export function deviceLabel(agent: string): string {
  const name = (table: typeof SYSTEMS): string => table.find(([sign]) => sign.test(agent))?.[1] ?? '';
  return [name(SYSTEMS), name(BROWSERS)].filter(Boolean).join(' · ');
}
