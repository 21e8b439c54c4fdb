import { privateWords } from './private-words.data.js';

interface Props {
  /** Of the field that it is about, which it describes as {@link describedByWarning} says. */
  readonly id: string;
  readonly text: string;
  /** What else is to be known. */
  readonly more?: string;
}

/** That a text looks as if it told who somebody is; nothing where it does not. */
export function PrivateWarning({ id, text, more = '' }: Props) {
  const looksPrivate = privateWords(text);
  return (
    looksPrivate && (
      <p className="govuk-body govuk-!-margin-top-2" id={`${id}-private`}>
        This looks as if it contained {looksPrivate}. Take it out if it tells who somebody is. {more}
      </p>
    )
  );
}

/** The ids that describe a field, with the warning's where there is one. */
export const describedByWarning = (others: string, { id, text }: Props): string =>
  privateWords(text) ? `${others} ${id}-private` : others;
