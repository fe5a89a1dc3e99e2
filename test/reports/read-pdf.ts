import { extractImages, extractText, getDocumentProxy } from 'unpdf';

/** The text of a PDF, as pdf.js reads it, all pages in one line. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  return (await pagesOf(bytes)).join(' ').replaceAll(/\s+/g, ' ');
}

export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text;
}

/** Every address that opens when it is tapped. */
export async function linksOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const links: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const annotations = await (await document.getPage(number)).getAnnotations();
    links.push(...annotations.flatMap(({ url }: { url?: string }) => (url ? [url] : [])));
  }
  return links;
}

/** The pictures that a page shows, by their size in pixels. */
export async function picturesOf(bytes: Uint8Array, page: number): Promise<{ width: number; height: number }[]> {
  const pictures = await extractImages(new Uint8Array(bytes), page);
  return pictures.map(({ width, height }) => ({ width, height }));
}
