import type { WebClient } from '@slack/web-api';
import type { Register } from '../domain/register.ts';
import { handleOf } from '../domain/register-name.ts';
import type { NextStep } from '../view/registers.ts';
import { channelInfo } from './channel-info.ts';
import { sightWords } from './commands/register.ts';

/** What is to be said about who sees a register, once it has got a home channel. */
export interface HomeSight {
  /** Empty where the channel is public or the question was settled before. */
  readonly sentence: string;
  readonly next: readonly NextStep[];
}

/**
 * Asks who sees a register whose new home channel is private. Where the bot is not told whether it is (that needs
 * `channels:read` or `groups:read`), says who sees it and how to change that.
 */
export async function homeSight(client: WebClient, register: Register): Promise<HomeSight> {
  const { homeChannel, visibility, name } = register;
  if (homeChannel === null || visibility === 'channels') return { sentence: '', next: [] };
  const isPrivate = (await channelInfo(client, homeChannel))?.isPrivate ?? null;
  if (isPrivate === null) return { sentence: sightWords(visibility), next: [] };
  if (!isPrivate) return { sentence: '', next: [] };
  const runs = (choice: string) => `/debt register visibility ${choice} of ${handleOf(name)}`;
  return {
    sentence: `<#${homeChannel}> is private, and everybody in the workspace sees the register. Who is to see it?`,
    next: [
      { text: 'Members of its channels', runs: runs('channels') },
      { text: 'Everybody, as now', runs: runs('workspace') },
    ],
  };
}
