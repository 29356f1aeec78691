/** Somebody else was faster: what is true now is put in before the refusal is shown. */
import { ApiError, type Appointment } from '../../shared/api';
import { putAppointment } from '../week/store';

export async function takeCurrent<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const current = error instanceof ApiError ? (error.extra['current'] as Appointment | undefined) : undefined;
    if (current) putAppointment(current);
    throw error;
  }
}
