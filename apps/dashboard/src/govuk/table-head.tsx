interface Props {
  readonly names: readonly string[];
  /** How many of the last columns hold figures. */
  readonly figures?: number;
}

/** The names of a table's columns. */
export function TableHead({ names, figures = 0 }: Props) {
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        {names.map((name, at) => (
          <th
            key={name}
            scope="col"
            className={`govuk-table__header${at < names.length - figures ? '' : ' govuk-table__header--numeric'}`}
          >
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
