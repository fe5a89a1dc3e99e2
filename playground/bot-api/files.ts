import { createHash } from 'node:crypto';
import { badRequest } from './api-error.ts';
import type { PhotoSize, TelegramFile } from './chat-message.ts';
import { defined } from './defined.ts';
import { type ImageSize, imageSize } from './image-size.ts';
import { sampleJpeg } from './sample-files.ts';

export type FileKind = 'photo' | 'video' | 'animation' | 'audio' | 'document' | 'voice' | 'sticker';

export interface StoredFile {
  readonly kind: FileKind;
  readonly uniqueId: string;
  readonly bytes: Buffer;
  /** As Telegram states it; a test may state more than there is. */
  readonly size: number;
  readonly fileName: string | undefined;
  readonly mimeType: string | undefined;
  readonly dimensions: ImageSize | undefined;
  readonly path: string;
}

export interface NewFile {
  readonly kind: FileKind;
  readonly bytes: Buffer;
  readonly fileName?: string | undefined;
  readonly mimeType?: string | undefined;
  readonly size?: number | undefined;
}

/** All files of this Telegram. The same bytes keep their file_unique_id; every message names them by a file_id of its own. */
export class Files {
  readonly #byId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();
  readonly #byContent = new Map<string, StoredFile>();
  /** Called with each new file, and with each id that names one. */
  onStored: (file: StoredFile) => void = () => {};
  onNamed: (fileId: string, file: StoredFile) => void = () => {};

  store(file: NewFile): StoredFile {
    const key = `${file.kind} ${file.fileName ?? ''} ${file.size ?? ''} ${digest(file.bytes)}`;
    const known = this.#byContent.get(key);
    if (known) return known;
    const stored = this.#toStored(file);
    this.#byContent.set(key, stored);
    this.#byPath.set(stored.path, stored);
    this.onStored(stored);
    return stored;
  }

  restore(file: StoredFile): void {
    this.#byPath.set(file.path, file);
  }

  restoreName(fileId: string, path: string): void {
    const file = this.#byPath.get(path);
    if (file) this.#byId.set(fileId, file);
  }

  find(fileId: string): StoredFile | undefined {
    return this.#byId.get(fileId);
  }

  atPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }

  /** The file as it stands in a message. */
  describe(file: StoredFile): TelegramFile {
    const fileId = `${file.kind.slice(0, 3).toUpperCase()}${file.uniqueId}_${this.#byId.size.toString(36)}`;
    this.#byId.set(fileId, file);
    this.onNamed(fileId, file);
    return {
      file_id: fileId,
      file_unique_id: file.uniqueId,
      file_size: file.size,
      ...defined({
        file_name: file.fileName,
        mime_type: file.mimeType,
        ...file.dimensions,
        duration: durationOf(file),
      }),
    };
  }

  /** Small to large. The small ones are other pictures, so that who fetches the wrong size notices. */
  describePhoto(photo: StoredFile): PhotoSize[] {
    const { width, height } = photo.dimensions ?? { width: 1280, height: 960 };
    const smaller = [90, 320].filter((side) => side < Math.max(width, height));
    const thumbnails = smaller.map((side) => {
      const scale = side / Math.max(width, height);
      const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
      const bytes = sampleJpeg(`${photo.uniqueId} ${side}`, size);
      return { ...this.describe(this.store({ kind: 'photo', bytes })), ...size };
    });
    return [...thumbnails, { ...this.describe(photo), width, height }];
  }

  #toStored({ kind, bytes, fileName, mimeType, size }: NewFile): StoredFile {
    const number = this.#byPath.size;
    const extension = fileName?.match(/\.\w{1,8}$/)?.[0] ?? extensions[kind];
    return {
      kind,
      uniqueId: digest(Buffer.concat([Buffer.from(kind), bytes])).slice(0, 15),
      bytes,
      size: size ?? bytes.length,
      fileName: namedKinds.has(kind) ? (fileName ?? `file${extensions[kind]}`) : undefined,
      mimeType: kind === 'photo' ? undefined : (mimeType ?? mimeTypes[kind]),
      dimensions: kind === 'photo' ? imageSize(bytes) : dimensions[kind],
      path: `${kind}s/file_${number}${extension}`,
    };
  }
}

/** Telegram makes photos small itself, but not of what is no picture. */
export function refuseBadPhoto(bytes: Buffer): void {
  const size = imageSize(bytes);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function durationOf({ kind }: StoredFile): number | undefined {
  return ['video', 'animation', 'audio', 'voice'].includes(kind) ? 5 : undefined;
}

const namedKinds: ReadonlySet<FileKind> = new Set(['document', 'video', 'animation', 'audio']);

const extensions: Readonly<Record<FileKind, string>> = {
  photo: '.jpg',
  video: '.mp4',
  animation: '.mp4',
  audio: '.mp3',
  document: '.bin',
  voice: '.oga',
  sticker: '.webp',
};

const mimeTypes: Readonly<Record<FileKind, string | undefined>> = {
  photo: undefined,
  video: 'video/mp4',
  animation: 'video/mp4',
  audio: 'audio/mpeg',
  document: 'application/octet-stream',
  voice: 'audio/ogg',
  sticker: undefined,
};

const dimensions: Readonly<Partial<Record<FileKind, ImageSize>>> = {
  video: { width: 1280, height: 720 },
  animation: { width: 640, height: 360 },
  sticker: { width: 512, height: 512 },
};
