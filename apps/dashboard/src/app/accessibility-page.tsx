import { TextPage } from './text-page.js';

export default function AccessibilityPage() {
  return (
    <TextPage title="Accessibility statement for Plumbline">
      <p className="govuk-body">
        We want as many people as possible to be able to use Plumbline. You should be able to zoom in to 400%
        without losing anything, use it with a keyboard alone, and hear all of it with a screen reader.
      </p>
      <h2 className="govuk-heading-m">How accessible it is</h2>
      <p className="govuk-body">
        Plumbline is partially compliant with the Web Content Accessibility Guidelines version 2.2, level AA:
        people who use screen readers and other assistive technology have not tested it yet.
      </p>
      <h2 className="govuk-heading-m">What we have done</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>Each chart has its figures in words, and the same figures in a table.</li>
        <li>Nothing is told by colour alone. Charts can be read in greyscale and in your own colours.</li>
        <li>We check pages with an automatic tool, by keyboard, and at the width of a small phone.</li>
      </ul>
      <h2 className="govuk-heading-m">If something does not work for you</h2>
      <p className="govuk-body">
        Tell your administrator what you were trying to do. Ask too if you need something from Plumbline in
        another form. If you are not happy with the answer, contact the{' '}
        <a className="govuk-link" href="https://www.equalityadvisoryservice.com/">
          Equality Advisory and Support Service
        </a>
        .
      </p>
    </TextPage>
  );
}
