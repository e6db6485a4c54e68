import { z } from 'zod';
import { type Carried, carried, key, page } from './carried.ts';
import { type ItemRef, type RegisterRef, registerRef } from './refs.ts';

/** A page of what the doctor found. */
export interface DoctorRef extends RegisterRef {
  readonly page: number;
}
const doctorRef = registerRef.extend({ page });
export const doctorValue: Carried<DoctorRef> = carried(doctorRef);

/** A finding that is to be left alone, or to be shown again. */
export interface FindingRef extends DoctorRef {
  readonly finding: string;
}
export const findingValue: Carried<FindingRef> = carried(doctorRef.extend({ finding: z.string() }));

/** What one click does about a finding; `to` is a quarter, a status or the number of the item to merge into. */
const MENDS = [
  'take',
  'assign',
  'plan',
  'done',
  'reopen',
  'tick all',
  'still on it',
  'by the matrix',
  'status',
  'merge',
] as const;
export type Mend = (typeof MENDS)[number];
export interface MendRef extends ItemRef, DoctorRef {
  readonly mend: Mend;
  readonly to: string;
}
const mendTuple = carried(z.tuple([key, key, page, z.enum(MENDS), z.string()]));
/** Kept short: the value of an option holds 75 characters. */
export const mendValue: Carried<MendRef> = {
  encode: ({ registerId, number, page: at, mend, to }) =>
    mendTuple.encode([registerId, number, at, mend, to]),
  decode: (text) => {
    const told = mendTuple.decode(text);
    if (!told) return null;
    const [registerId, number, at, mend, to] = told;
    return { registerId, number, page: at, mend, to };
  },
};
