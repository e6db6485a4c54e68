import { readFile } from 'node:fs/promises';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { tellTime } from '../measured.ts';

/** Parses a file in one piece, as remark with GFM does, and does nothing with the tree. */
const [file = '', items = ''] = process.argv.slice(2);
const text = await readFile(file, 'utf8');
await tellTime(() => {
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return Number(items);
});
