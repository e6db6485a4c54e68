import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, line, plain, richText, say, section } from './blocks.ts';
import { chartWords } from './burn-up-chart.ts';
import { ACTIONS, CALLBACKS } from './ids.ts';
import { mentionsInMrkdwn, withMentions } from './mentions.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { type ModalRef, modalValue } from './refs.ts';
import { cut, inMrkdwn, oneLine } from './text.ts';

/** A modal's frame. */
export interface Frame {
  readonly title: string;
  readonly callbackId: string;
  readonly blocks: KnownBlock[];
  readonly submit?: string;
  readonly close?: string;
  readonly metadata?: string;
}

/** A modal; title and buttons are cut to 24 characters. */
export function modal({ title, callbackId, blocks, submit, close, metadata }: Frame): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, 24),
    close: plain(close ?? (submit ? 'Cancel' : 'Close'), 24),
    ...(submit && { submit: plain(submit, 24) }),
    ...(metadata && { private_metadata: metadata }),
    blocks,
  };
}

/** What is there at once while the real modal's data is looked up. */
export function loadingView(title: string): ModalView {
  return modal({ title, callbackId: CALLBACKS.notice, blocks: [section('Loading …')] });
}

/** What answers a submission that takes longer than Slack waits. */
export function savingView(title: string): ModalView {
  const blocks = [section('Saving …'), context('You may close this; it goes on.')];
  return modal({ title, callbackId: CALLBACKS.notice, blocks });
}

/** A message's content inside a modal, for a confirmation where there is no other place. Charts are told in words there; other blocks that only messages take are left out. */
export function messageView(title: string, { blocks, text }: Message): ModalView {
  const shown = blocks.map(chartInWords).filter(fitsView);
  const kept = shown.length > 0 ? shown : [section(cut(text, 3_000))];
  return modal({ title, callbackId: CALLBACKS.notice, blocks: kept.slice(0, 100) });
}

/** Offers to open a modal again that came too late for Slack (`expired_trigger_id`). */
export function reopenMessage(ref: ModalRef): Message {
  const what = 'The form could not be opened in time.';
  const opens = button('Open it', ACTIONS.openModal, modalValue.encode(fitRef(ref)), {
    style: 'primary',
  });
  return message([`${what} Ask for it again.`], [section(what), actions([opens])]);
}

/** A refusal or an error as an answer: what happened, what to do. The remedy may name people as `<@U…>`. */
export function refusalMessage(what: string, remedy: string): Message {
  const [happened, advice] = [cut(oneLine(what), 1_000), cut(oneLine(remedy), 1_000)];
  const told = line(say(happened, { bold: true }), say('\n'), ...withMentions(advice));
  return message([inMrkdwn(happened), mentionsInMrkdwn(advice)], [richText(told)]);
}

/** An answer of one sentence of our own words, user text escaped before. */
export function plainMessage(sentence: string): Message {
  return message([sentence], [section(sentence)]);
}

function chartInWords(block: MessageBlock): MessageBlock {
  return block.type === 'data_visualization' ? section(inMrkdwn(chartWords(block))) : block;
}

const MESSAGE_ONLY = new Set([
  'table',
  'data_table',
  'data_visualization',
  'markdown',
  'carousel',
  'container',
]);

/** Whether a block may stand in a modal or the Home. */
export function fitsView(block: { type: string }): block is KnownBlock {
  return !MESSAGE_ONLY.has(block.type);
}

/** A button's value holds 2,000 characters; a title is cut to what leaves room for the rest. */
function fitRef(ref: ModalRef): ModalRef {
  if (ref.modal !== 'create' || ref.title === null) return ref;
  return { ...ref, title: cut(ref.title, 400) };
}
