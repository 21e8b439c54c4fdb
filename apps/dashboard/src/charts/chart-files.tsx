import { useState } from 'react';

import type { FileLine } from './figures-file.js';
import type { Picture } from './picture.data.js';

interface Props {
  /** What the files are called, in words. */
  readonly name: readonly string[];
  /** A head and lines, with the same signs as on the page. */
  readonly figures: () => readonly FileLine[];
  /** The chart as it is drawn; left out where there is a table only. */
  readonly picture?: () => Picture;
}

type Kind = 'csv' | 'svg' | 'png';

const WORDS: Readonly<Record<Kind, string>> = {
  csv: 'Figures (CSV)',
  svg: 'Picture (SVG)',
  png: 'Picture (PNG)',
};

/** The figures and the picture of a chart to take along. What makes them is fetched when somebody asks for one. */
export function ChartFiles({ name, figures, picture }: Props) {
  const [said, setSaid] = useState('');
  const save = async (kind: Kind) => {
    try {
      const files = await import('./save-files.js');
      const content = { csv: figures, svg: picture, png: picture }[kind]?.();
      if (content) setSaid(`Saved as ${await files.save(name, kind, content)}.`);
    } catch {
      setSaid('The file could not be made. Try again.');
    }
  };
  const kinds: readonly Kind[] = picture ? ['csv', 'svg', 'png'] : ['csv'];
  return (
    <div className="plumbline-files govuk-body-s">
      <span id={`files-${name.join('-')}`}>Download: </span>
      {kinds.map((kind) => (
        <button key={kind} type="button" className="plumbline-files__button" onClick={() => void save(kind)}>
          {WORDS[kind]}
        </button>
      ))}
      <span role="status">{said}</span>
    </div>
  );
}
