import type { IncomingMessage } from 'node:http';
import { isJson, type Json } from './json.ts';

/** The whole body of a request. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Arguments of a call: the query's, and those of a JSON, form-encoded or multipart body. Throws SyntaxError on bad JSON. */
export async function readArguments(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Json> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const fromQuery = Object.fromEntries(query);
  if (body.byteLength === 0) return fromQuery;
  if (type.includes('json')) {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return { ...fromQuery, ...(isJson(parsed) ? parsed : {}) };
  }
  if (type.includes('multipart')) {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData();
    return { ...fromQuery, ...Object.fromEntries(form) };
  }
  return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

/** The content of an upload: the raw body, or the first file or field of a multipart one. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('multipart')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  const first = [...form.values()][0];
  if (first === undefined) return Buffer.alloc(0);
  return typeof first === 'string' ? Buffer.from(first) : Buffer.from(await first.arrayBuffer());
}

/** The token of a request's Authorization header, '' where there is none. */
export function bearer(request: IncomingMessage): string {
  return (request.headers.authorization ?? '').replace(/^Bearer\s*/i, '');
}
