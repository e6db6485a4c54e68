import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Nothing from elsewhere, in no frame; styles may stand in attributes, where the charts and menus put them. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Sends a file of the built page; false when there is none of that path, or it has no known type. */
export async function sendPageFile(
  folder: string,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  const name = path === '/' ? '/index.html' : normalize(path);
  const type = types[extname(name)];
  if (!type || name.includes('..')) return false;
  try {
    const content = await readFile(join(folder, name));
    response.writeHead(200, {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    response.end(content);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
