/** A file part of a multipart body. */
export class UploadedFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Buffer;

  constructor(fileName: string, mimeType: string, bytes: Buffer) {
    this.fileName = fileName;
    this.mimeType = mimeType;
    this.bytes = bytes;
  }

  toJSON(): { fileName: string; size: number } {
    return { fileName: this.fileName, size: this.bytes.length };
  }
}

export function isUploadedFile(value: unknown): value is UploadedFile {
  return value instanceof UploadedFile;
}
