import { newId } from './ids.ts';
import type { Json } from './json.ts';

/** Largest file that a file input takes (docs.slack.dev, "File input element"). */
export const maxInputFileBytes = 10 * 1024 * 1024;

/** An uploaded file. */
export interface StoredFile {
  id: string;
  name: string;
  title: string;
  userId: string;
  content: Buffer;
  /** The `length` with which files.getUploadURLExternal was asked. */
  announcedBytes: number;
  createdAtSeconds: number;
  /** false between files.getUploadURLExternal and files.completeUploadExternal */
  isComplete: boolean;
}

/** The workspace's files, by id. */
export class Files {
  private readonly all = new Map<string, StoredFile>();

  /** Keeps a new file. */
  add(file: Omit<StoredFile, 'id'>): StoredFile {
    const stored = { ...file, id: newId('F') };
    this.all.set(stored.id, stored);
    return stored;
  }

  /** The file of that id, or undefined. */
  find(id: string): StoredFile | undefined {
    return this.all.get(id);
  }
}

/** Slack's name for the kind of file: the extension, `markdown` for .md, `text` for .txt. */
export function fileType(name: string): string {
  const extension = name.includes('.') ? (name.split('.').pop() ?? '').toLowerCase() : '';
  return { md: 'markdown', txt: 'text', '': 'binary' }[extension] ?? extension;
}

/** The file in Slack's form; `baseUrl` is the stand-in's own. */
export function fileJson(file: StoredFile, baseUrl: string, teamId: string): Json {
  const path = `${baseUrl}/files-pri/${teamId}-${file.id}`;
  return {
    id: file.id,
    created: file.createdAtSeconds,
    timestamp: file.createdAtSeconds,
    name: file.name,
    title: file.title,
    filetype: fileType(file.name),
    mimetype: fileType(file.name) === 'binary' ? 'application/octet-stream' : 'text/plain',
    size: file.content.byteLength,
    user: file.userId,
    user_team: teamId,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    permalink: `${path}/${encodeURIComponent(file.name)}`,
    url_private: `${path}/${encodeURIComponent(file.name)}`,
    url_private_download: `${path}/download/${encodeURIComponent(file.name)}`,
  };
}
