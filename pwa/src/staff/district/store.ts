/** The district without any resident: organisations, houses in figures, colleagues. */
import { get } from '../../shared/api';
import { remote } from '../parts/remote';
import type { District } from '../shapes';

export const district = remote(() => get<District>('/staff/district'));
