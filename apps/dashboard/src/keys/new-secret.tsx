import { useEffect, useRef } from 'react';

/** A secret that was just issued, read out and focused once. */
export function NewSecret({ name, secret }: { readonly name: string; readonly secret: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div
      ref={place}
      className="govuk-notification-banner govuk-notification-banner--success plumbline-text"
      role="alert"
      aria-labelledby="new-secret-title"
      tabIndex={-1}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id="new-secret-title">
          The key is issued
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        <p className="govuk-notification-banner__heading">Copy the key of {name} now</p>
        <p className="govuk-body">
          <code className="plumbline-secret">{secret}</code>
        </p>
        <p className="govuk-body">
          It is shown this once. Plumbline keeps only what it takes to recognise it. If it is lost or anybody
          else has seen it, end it below and issue another.
        </p>
      </div>
    </div>
  );
}
