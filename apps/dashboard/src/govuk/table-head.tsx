/** The names of a table's columns. */
export function TableHead({ names }: { readonly names: readonly string[] }) {
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        {names.map((name) => (
          <th key={name} scope="col" className="govuk-table__header">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
