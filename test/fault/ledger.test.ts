import { describe, expect, it } from 'vitest';
import type { RecordedCall } from '../../src/sandbox/calls.ts';
import { type Counts, judge, messagesDue, type Uncertain } from './ledger.ts';
import { DUE_AT, type Scene } from './scene.ts';

const SCENE: Scene = {
  workspaceId: 1,
  registers: [{ id: 1, name: 'Register 100' }],
  owners: [{ id: 'UANA', directMessage: 'DANA' }],
};
const CERTAIN: Uncertain = { shown: [], behind: [] };

/** A post at a second of the first week; `ts` is what the stand-in gave it, null where it took nothing. */
function post(second: number, channel: string, ts: string | null, more: object = {}): RecordedCall {
  const at = DUE_AT.getTime() + second * 1000;
  const shows = ts === null ? [] : [`message:${channel}:${ts}`];
  const args = { channel, text: 'Q4 2026, week 1 of 13, Register 100', ...more };
  return { method: 'chat.postMessage', args, at, status: 200, shows };
}

const DIGEST = post(0, 'CHOME', '1.1');
const LIST = post(2, 'CHOME', '1.2', { thread_ts: '1.1', text: 'Open in Q4 2026: 2' });
const NUDGE = post(0, 'DANA', '1.3', { text: '1 item is overdue' });

function counted(calls: readonly RecordedCall[], uncertain = CERTAIN): Partial<Counts> {
  const { lost, double, tooClose, uncertainPosted, unexpected } = judge(SCENE, 1, calls, uncertain);
  return { lost, double, tooClose, uncertainPosted, unexpected };
}

const WELL = { lost: [], double: [], tooClose: 0, uncertainPosted: 0, unexpected: [] };

describe('the fault run', () => {
  it('finds nothing wrong where each message was taken once', () => {
    expect(counted([DIGEST, NUDGE, LIST])).toEqual(WELL);
  });

  it('finds what was never taken, a call that was refused included', () => {
    const refused = post(0, 'DANA', null);
    expect(counted([DIGEST, refused])).toEqual({
      ...WELL,
      lost: ['0 list Register 100', '0 nudge UANA'],
    });
  });

  it('finds what was taken twice, also where the second time its answer was cut off', () => {
    const again = { ...post(9, 'DANA', '1.4'), status: 0 };
    expect(counted([DIGEST, NUDGE, LIST, again])).toEqual({ ...WELL, double: ['0 nudge UANA'] });
  });

  it('finds calls in one channel that come within a second, be they refused or not', () => {
    const soon = { ...LIST, at: DIGEST.at + 999 };
    expect(counted([DIGEST, NUDGE, soon])).toEqual({ ...WELL, tooClose: 1 });
    const refused = post(2.5, 'CHOME', null);
    expect(counted([DIGEST, NUDGE, LIST, refused])).toEqual({ ...WELL, tooClose: 1 });
  });

  it('takes a message that is shown as uncertain for neither lost nor double, there or not', () => {
    const [digest = '', list = ''] = messagesDue(SCENE, 0);
    const uncertain = { shown: [digest], behind: [list] };
    expect(counted([NUDGE], uncertain)).toEqual(WELL);
    expect(counted([NUDGE, DIGEST], uncertain)).toEqual({ ...WELL, uncertainPosted: 1 });
  });

  it('finds what nobody expects, such as a digest in another week', () => {
    const late = { ...DIGEST, at: DIGEST.at + 8 * 24 * 3_600_000 };
    expect(counted([DIGEST, NUDGE, LIST, late])).toEqual({
      ...WELL,
      unexpected: ['1 digest Register 100'],
    });
  });
});
