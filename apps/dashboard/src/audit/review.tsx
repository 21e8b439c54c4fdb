import { Button } from '../govuk/button.js';
import { InsetText } from '../govuk/inset-text.js';

interface Props {
  /** The earlier cycle; null or absent: it is not on record. */
  readonly from?: string | null | undefined;
  readonly onConfirm: () => void;
}

/** An answer that was carried forward waits for somebody to look at it: it is confirmed, or changed. */
export function Review({ from, onConfirm }: Props) {
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>Carried from {from ?? 'an earlier cycle'}: look at it again.</strong> It counts as answered
        once you say that it is still right, or press Save and continue, changed or not.
      </p>
      <Button look="secondary" onClick={onConfirm}>
        Still right
      </Button>
    </InsetText>
  );
}
