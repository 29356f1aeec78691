import { expect, test } from 'vitest';
import { deviceLabel } from './activation';

test('a phone is named so that its owner knows it again', () => {
  const samsung = 'Mozilla/5.0 (Linux; Android 13; SM-A136B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36';
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1';
  expect(deviceLabel(samsung)).toBe('Android · Samsung Internet');
  expect(deviceLabel(iphone)).toBe('iPhone · Safari');
  expect(deviceLabel('something else')).toBe('');
});
