import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { nextOccurrence } from '../domain/occurrence.ts';
import { textOf } from '../sandbox/screen.ts';
import type { Stage } from './story.ts';

const HELP = `You are @ana in #general. Type what you would type in Slack:
  /debt …          any command; /debt help shows them
  as ben           act as somebody else: ana, ben, chloe
  press Done       click a button of the newest message that has it
  monday           move the clock to Monday, nine o'clock, and read what arrives
  quit`;

/** Lets a person at a terminal act in the workspace; ends with `quit` or the end of the input. */
export async function talk(stage: Stage, print: (line: string) => void): Promise<void> {
  print(`\n${HELP}\n`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  let who = 'ana';
  const ask = () => terminal.setPrompt(`@${who}> `);
  ask();
  terminal.prompt();
  for await (const line of terminal) {
    const words = line.trim();
    if (words === 'quit' || words === 'exit') break;
    const change = /^as @?(\w+)$/.exec(words)?.[1];
    if (change) who = change;
    if (words !== '' && !change) print(await answerTo(stage, who, words));
    ask();
    terminal.prompt();
  }
  terminal.close();
}

async function answerTo(stage: Stage, who: string, words: string): Promise<string> {
  try {
    const person = stage.sandbox.person(who);
    if (words.startsWith('/')) return (await person.command(words)).text;
    if (words === 'monday') return await arriveOnMonday(stage, who);
    const label = /^press (.+)$/.exec(words)?.[1];
    if (!label) return HELP;
    const places = [
      ...person.channel('general').messages(),
      ...person.directMessages(),
      ...person.ephemerals(),
    ];
    const place = places.findLast((message) => textOf(message).includes(`[${label}]`));
    if (!place) return `There is no button “${label}”.`;
    return (await person.click(place, { text: label })).text;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function arriveOnMonday({ app, clock, sandbox }: Stage, who: string): Promise<string> {
  clock.moveTo(nextOccurrence({ weekday: 1, time: '09:00', zone: 'UTC' }, clock.now()));
  await app.delivery.tick();
  await app.delivery.flush();
  const person = sandbox.person(who);
  const arrived = [...person.channel('general').messages(), ...person.directMessages()].slice(-3);
  const day = clock.now().toUTCString();
  return [`It is ${day}.`, ...arrived.map((message) => textOf(message))].join('\n\n');
}
