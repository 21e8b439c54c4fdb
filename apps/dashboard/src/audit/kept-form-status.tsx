import { Button } from '../govuk/button.js';
import { InsetText } from '../govuk/inset-text.js';
import { SignInAgain } from './sign-in-again.js';

interface Props {
  readonly form: {
    readonly restored: boolean;
    readonly waiting: boolean;
    readonly signedOut: boolean;
    readonly onDevice: boolean;
    readonly pending: boolean;
    readonly startAgain: () => void;
  };
}

/** What was given back by the device; stands above the form. */
export function Restored({ form: { restored, pending, startAgain } }: Props) {
  if (!restored) return null;
  return (
    <InsetText>
      <p className="govuk-body">
        This is what you wrote here before. It was kept on this device and is not saved yet.
      </p>
      <Button look="secondary" disabled={pending} onClick={startAgain}>
        Start again without it
      </Button>
    </InsetText>
  );
}

/** How the sending goes, where it does not go at once; stands beside the button. */
export function KeptFormStatus({ form: { waiting, signedOut, onDevice } }: Props) {
  return (
    <>
      <p className="govuk-body plumbline-saving" role="status">
        {waiting &&
          `Not saved. ${onDevice ? 'Kept on this device and sent' : 'Keep this page open: it is sent'} as soon as Plumbline answers.`}
        {signedOut &&
          `Not saved: you have been signed out. ${onDevice ? 'Kept on this device.' : 'Keep this page open and sign in again.'}`}
      </p>
      {signedOut && <SignInAgain />}
    </>
  );
}
