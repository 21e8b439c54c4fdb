import { fileName } from '@plumbline/exchange/text';

import { type FileLine, toCsv } from './figures-file.js';
import type { Picture } from './picture.data.js';
import { toSvg } from './picture-svg.js';

/** For screens and print: two dots for each of the picture's own. */
const SCALE = 2;

type Content = readonly FileLine[] | Picture;

/** Makes a file in the browser and lets the person keep it. @returns its name */
export async function save(
  words: readonly string[],
  kind: 'csv' | 'svg' | 'png',
  content: Content,
): Promise<string> {
  const name = fileName(words, kind);
  // The byte order mark tells Excel that the text is UTF-8.
  const blob =
    'bands' in content
      ? await pictureOf(content, kind)
      : new Blob([`\uFEFF${toCsv(content)}`], { type: 'text/csv;charset=utf-8' });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by the next task.
  setTimeout(() => URL.revokeObjectURL(address));
  return name;
}

async function pictureOf(picture: Picture, kind: 'csv' | 'svg' | 'png'): Promise<Blob> {
  const svg = toSvg(picture);
  if (kind === 'svg') return new Blob([svg], { type: 'image/svg+xml' });
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large'))),
      'image/png',
    );
  });
}
