import { RELEASE_FILES, type Release, type ReleaseFile } from '@plumbline/contract';

const WORDS: Readonly<Record<ReleaseFile, string>> = {
  'ratings.csv': 'All published figures (CSV)',
  'ratings.meta.csv': 'What its columns mean (CSV)',
  'ratings.json': 'All published figures for programs (JSON)',
};

/** Every figure of the cycle, of all regions and kinds of rater, as files: the same figures as on the pages. */
export function ReleaseFiles({ release }: { readonly release: Pick<Release, 'id'> }) {
  return (
    <section
      className="plumbline-section plumbline-text govuk-!-display-none-print"
      aria-labelledby="release-files"
    >
      <h2 className="govuk-heading-m" id="release-files">
        Files of these results
      </h2>
      <p className="govuk-body">
        All regions and England, authorities and partner organisations. A figure that is not shown is{' '}
        <strong>c</strong> in the file.
      </p>
      <ul className="govuk-list">
        {RELEASE_FILES.map((file) => (
          <li key={file}>
            <a href={`/api/releases/${release.id}/files/${file}`} className="govuk-link" download>
              {WORDS[file]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
