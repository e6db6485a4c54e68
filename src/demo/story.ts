import type { RunningApp } from '../app.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import type { PersonDriver } from '../sandbox/driver.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { textOf } from '../sandbox/screen.ts';
import type { Transcript } from './transcript.ts';

/** The workspace's time, which moves ahead only. */
export interface StageClock {
  now(): Date;
  moveTo(instant: Date): void;
}

export interface Stage {
  readonly app: RunningApp;
  readonly sandbox: Sandbox;
  readonly clock: StageClock;
  readonly file: { readonly name: string; readonly content: Buffer };
}

const ZONE = 'Europe/Madrid';
const BEN_ZONE = 'America/New_York';

/** Plays the main job from an empty workspace to the digest and the nudge. */
export async function playStory(stage: Stage, transcript: Transcript): Promise<void> {
  const { sandbox } = stage;
  const ana = sandbox.person('ana');
  const ben = sandbox.person('ben');
  const command = (person: PersonDriver, line: string, expects: RegExp) =>
    transcript.play({
      what: `@${person.person.handle} types ${line}`,
      act: async () => (await person.command(line)).text,
      expects,
    });

  await command(ana, '/debt', /add|import/i);
  const settings = `/debt settings home #general day monday time 09:00 zone ${ZONE}`;
  await transcript.play({
    what: `@ana types ${settings}`,
    act: async () => {
      await ana.command(settings);
      return textOf(await ana.sees(/09:00/));
    },
    expects: /Monday/,
  });
  await importRegister(stage, ana, transcript);
  const list = await command(ana, '/debt list open', /#\d+/);
  const numbers = [...list.matchAll(/#(\d+)/g)].map((match) => Number(match[1]));
  const [first = 1, second = 2, third = 3] = [...new Set(numbers)];
  await command(ana, `/debt show ${first}`, new RegExp(`#${first}`));
  await addByModal(ana, transcript);
  await command(ben, '/debt add Dashboards load every row !high ~low #frontend', /Dashboards/);
  await command(ana, `/debt assign ${first} @ben`, /offered to/i);
  await offerIsAccepted(stage, ben, transcript);
  await command(ana, `/debt due ${first} 2026-11-20`, /Fri 20 Nov 2026/);
  await command(ana, `/debt plan ${third} Q2`, /Q2 2027/);
  await command(ben, `/debt done ${second} Rolled out to every region`, /complete/i);
  await command(ben, '/debt shwo 1', /show/);
  await command(ana, '/debt matrix', /quick wins/i);
  await command(ana, '/debt progress', /Q4 2026/);
  await digestArrives(stage, ana, transcript);
  await nudgeIsAnswered(stage, ben, transcript);
  await command(ana, `/debt history ${first}`, /still on it/i);
}

async function importRegister(
  { file }: Stage,
  ana: PersonDriver,
  transcript: Transcript,
): Promise<void> {
  await transcript.play({
    what: `@ana types /debt import and uploads ${file.name}`,
    act: async () => {
      await ana.command('/debt import');
      await ana.sees(/Register file/);
      await ana.modal.upload('Register file', file);
      await ana.modal.submit();
      return textOf(await ana.sees(/\d+ new/));
    },
    expects: /\d+ new/,
  });
  await transcript.play({
    what: '@ana confirms the import',
    act: async () => {
      await ana.modal.submit();
      return textOf(await ana.sees(/imported/i));
    },
    expects: /imported/i,
  });
}

async function addByModal(ana: PersonDriver, transcript: Transcript): Promise<void> {
  await transcript.play({
    what: '@ana types /debt add Nightly export times out, and fills in the form',
    act: async () => {
      await ana.command('/debt add Nightly export times out');
      await ana.sees(/Effort/);
      await ana.modal.fill({ Impact: 'High', Effort: 'Medium' });
      await ana.modal.submit();
      const seen = await ana.sees(/Nightly export/);
      return textOf(seen);
    },
    expects: /#\d+/,
  });
}

async function digestArrives(
  { app, clock, sandbox }: Stage,
  ana: PersonDriver,
  transcript: Transcript,
): Promise<void> {
  await transcript.play({
    what: 'Monday, nine o’clock: the digest arrives in #general',
    act: async () => {
      clock.moveTo(nextOccurrence({ weekday: 1, time: '09:00', zone: ZONE }, clock.now()));
      await deliver(app);
      const isDigest = () =>
        ana
          .channel('general')
          .messages()
          .findLast((message) => /week \d+ of 13/.test(textOf(message)));
      const digest = await sandbox.until(isDigest, 'the digest in #general', 15_000);
      return textOf(digest);
    },
    expects: /Q4 2026, week \d+ of 13/,
  });
}

async function offerIsAccepted(
  { app, sandbox }: Stage,
  ben: PersonDriver,
  transcript: Transcript,
): Promise<void> {
  const offer = () =>
    ben.directMessages().findLast((message) => /asks whether you take over/.test(textOf(message)));
  await transcript.play({
    what: '@ben is asked by a direct message, and clicks Accept',
    act: async () => {
      await deliver(app);
      const asked = await sandbox.until(offer, 'the offer to ben', 15_000);
      return (await ben.click(asked, { text: 'Accept' })).text;
    },
    expects: /owner/i,
  });
}

async function nudgeIsAnswered(
  { app, clock, sandbox }: Stage,
  ben: PersonDriver,
  transcript: Transcript,
): Promise<void> {
  const nudge = () =>
    ben.directMessages().findLast((message) => /of yours to look at/.test(textOf(message)));
  await transcript.play({
    what: '@ben’s next working day, nine o’clock in New York: one direct message',
    act: async () => {
      clock.moveTo(nextOccurrence({ weekday: null, time: '09:00', zone: BEN_ZONE }, clock.now()));
      await deliver(app);
      return textOf(await sandbox.until(nudge, 'the nudge to ben', 15_000));
    },
    expects: /overdue/i,
  });
  await transcript.play({
    what: '@ben clicks Still on it',
    act: async () => {
      const message = nudge();
      if (!message) throw new Error('there is no nudge to answer');
      const seen = await ben.click(message, { text: 'Still on it' });
      return seen.text;
    },
    expects: /still on it/i,
  });
}

/** Puts what is due into the outbox and sends it. */
export async function deliver(app: RunningApp): Promise<void> {
  await app.delivery.tick();
  await app.delivery.flush();
}
