import { TextPage } from '../app/text-page.js';
import { ScrollRegion } from '../govuk/scroll-region.js';

import './keys.css';

const READS = [
  ['/api/releases', 'Which results are published: cycles, regions and how many authorities are in them'],
  ['/api/releases/{release}/regions/{region}/results', 'The figures of one region beside England'],
  ['/api/releases/{release}/overview', 'Every region, recommendation by recommendation'],
  ['/api/releases/{release}/regions/{region}/partners', 'The figures of partners’ organisations'],
  ['/api/releases/{release}/since/{earlier}/movement', 'Who joined and left between two cycles, as numbers'],
  ['/api/releases/{release}/files/ratings.csv', 'All figures of a cycle as a tidy table'],
  ['/api/releases/{release}/files/ratings.meta.csv', 'What each column of that table means'],
  ['/api/releases/{release}/files/ratings.json', 'The same figures as JSON'],
  [
    '/api/frameworks/{framework}/series/{recommendation}',
    'A recommendation in the words of the newest version that asks it',
  ],
] as const;

/** How a program reads published results. */
export default function MachinesPage() {
  return (
    <TextPage title="Figures for machines">
      <p className="govuk-body">
        A program can read published results with a key. An administrator issues it for one region, for one
        purpose and until a last day, and can end it at any time.
      </p>
      <h2 className="govuk-heading-m">Send the key</h2>
      <p className="govuk-body">Put it into the header of each request, over https, and nowhere else:</p>
      <ScrollRegion label="Example of a request">
        <pre className="plumbline-code">
          <code>{`curl -H "Authorization: Bearer $PLUMBLINE_KEY" \\\n  ${window.location.origin}/api/releases`}</code>
        </pre>
      </ScrollRegion>
      <h2 className="govuk-heading-m">What it reads</h2>
      <dl className="govuk-body">
        {READS.map(([address, what]) => (
          <div key={address} className="govuk-!-margin-bottom-3">
            <dt>
              <code className="plumbline-secret">{address}</code>
            </dt>
            <dd className="govuk-!-margin-left-0">{what}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body">
        These are the figures that a regional lead sees. What is not shown there is not in the answer either.
        Other addresses are refused, and a key changes nothing.
      </p>
      <WhenRefused />
    </TextPage>
  );
}

function WhenRefused() {
  return (
    <>
      <h2 className="govuk-heading-m">When a request is refused</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>400: a cookie was sent with the key. Send the key alone.</li>
        <li>401: the key was ended, its last day has passed, or it was not copied whole.</li>
        <li>403: a key may not ask for this.</li>
        <li>410: these results were withdrawn. Take them out of what you show.</li>
        <li>429: too many requests. Wait as many seconds as Retry-After says.</li>
      </ul>
      <p className="govuk-body">
        Published results never change, so fetch each once and keep its ETag. Ask for{' '}
        <code>/api/releases</code> again to learn what was published or withdrawn since. All addresses and
        answers are described in{' '}
        <a href="/api/openapi.json" className="govuk-link">
          the description of the API
        </a>
        .
      </p>
    </>
  );
}
