import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import type { AuditProps } from './audit-page.js';
import { ANSWER_EVIDENCE, EVIDENCE_WORDS } from '@plumbline/contract';
import './whole-audit.css';

/** The audit's questions with empty boxes, for printing. */
export function BlankPage({ audit, content }: AuditProps) {
  const heading = `Blank form, ${content.title}`;
  useDocumentTitle(heading);
  const ratings = [...content.levels, ...(content.notApplicable ? [content.notApplicable] : [])];
  return (
    <div className="blank-form">
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">For filling in on paper. Do not name children or families on it.</p>
        <div className="plumbline-switches">
          <Button look="secondary" onClick={() => window.print()}>
            Print
          </Button>
        </div>
        {content.themes.map((theme) => (
          <div key={theme.id}>
            <h2 className="govuk-heading-m">{theme.title}</h2>
            {theme.recommendations.map((item) => (
              <section key={item.id} aria-labelledby={item.id}>
                <h3 className="govuk-heading-s" id={item.id}>
                  {item.title}
                </h3>
                {item.question && <p className="govuk-body">{item.question}</p>}
                {item.lookFor.length > 0 && (
                  <ul className="govuk-list govuk-list--bullet">
                    {item.lookFor.map((point) => (
                      <li key={point}>{point}</li>
                    ))}
                  </ul>
                )}
                <Boxes title="Rating" words={ratings.map(({ label }) => label)} />
                <Boxes title="Evidence" words={ANSWER_EVIDENCE.map((kind) => EVIDENCE_WORDS[kind])} />
                <p className="govuk-body govuk-!-margin-bottom-1">What we know and how we know it</p>
                <div className="blank-form__lines" />
                <p className="govuk-body govuk-!-margin-bottom-1">
                  Areas for improvement: what would have to get better?
                </p>
                <div className="blank-form__lines blank-form__lines--few" />
              </section>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Boxes({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">{title}</p>
      <ul className="govuk-list">
        {words.map((each) => (
          <li key={each}>
            <span className="blank-form__box" aria-hidden="true" />
            {each}
          </li>
        ))}
      </ul>
    </>
  );
}
