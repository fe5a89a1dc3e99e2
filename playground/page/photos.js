/** Chats make photos small before they send them. */
const longestSide = 1280;
const quality = 0.87;

/** @param {File} file */
export function isPicture(file) {
  return file.type.startsWith('image/');
}

/**
 * A picture becomes a JPEG as a chat would send it; what the browser cannot draw stays the file it is.
 * @param {File} file
 * @returns {Promise<File>}
 */
export async function asSent(file) {
  if (!isPicture(file) || file.type === 'image/svg+xml') return file;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return file;
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.type === 'image/jpeg') return file;
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
}
