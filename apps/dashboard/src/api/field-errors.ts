import { ApiProblem } from './client.js';

export interface FieldError {
  readonly text: string;
  readonly href: string;
}

/**
 * What an error summary says of a refusal: one line a field, each leading to it; one line that leads to the form where no field is
 * to blame. `fields` maps the names in the request to the ids on the page.
 */
export function errorsOf(
  error: Error,
  form: string,
  fields: Readonly<Record<string, string>> = {},
): FieldError[] {
  if (!(error instanceof ApiProblem))
    return [{ text: 'Plumbline is not answering. Try again in a minute', href: `#${form}` }];
  const { errors = [], title, detail } = error.problem;
  const found = errors.map(({ pointer, detail: text }) => ({
    text,
    href: `#${fields[pointer.replace('#/body/', '')] ?? form}`,
  }));
  return found.length > 0 ? found : [{ text: detail ? `${title}. ${detail}` : title, href: `#${form}` }];
}
