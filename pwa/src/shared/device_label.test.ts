import { expect, test } from 'vitest';
import { deviceLabel } from './device_label';

test('a phone is named so that its owner knows it again', () => {
  const samsung = 'Mozilla/5.0 (Linux; Android 13; SM-A136B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36';
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1';
  expect(deviceLabel(samsung)).toBe('Android · Samsung Internet');
  expect(deviceLabel(iphone)).toBe('iPhone · Safari');
  expect(deviceLabel('something else')).toBe('');
});

test('a computer is named by system and browser', () => {
  const engine = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
  expect(deviceLabel(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${engine} Edg/141.0.0.0`)).toBe('Windows · Edge');
  expect(deviceLabel(`Mozilla/5.0 (X11; Linux x86_64) ${engine}`)).toBe('Linux · Chrome');
  expect(deviceLabel(`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${engine}`)).toBe('Chromebook · Chrome');
  expect(deviceLabel('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0')).toBe('Windows · Firefox');
  expect(deviceLabel('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15')).toBe('Mac · Safari');
});
