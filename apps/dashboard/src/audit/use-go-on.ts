import { useEffect, useRef, useState } from 'react';

import { ApiProblem } from '../api/client.js';
import type { FieldError } from '../api/field-errors.js';
import type { AnswerSaver } from './answer-saver.js';
import { lacksReason } from './audit.data.js';

/** The id of the button. */
export const GO_ON = 'go-on';

export interface GoingOn {
  /** Tells the service that the person is done with the answer, where it waits for that. */
  readonly finish?: () => Promise<unknown>;
  readonly onDone: () => void;
}

const AGAIN = 'Press Save and continue again';

/** Why the service was not told that somebody is done. */
function whyNot(error: unknown): string {
  return error instanceof ApiProblem
    ? `Save and continue did not go through: ${error.problem.title}. ${AGAIN}`
    : `Save and continue did not go through: Plumbline did not answer. ${AGAIN} in a minute`;
}

/**
 * Saves an answer and goes on. Where the service is to be told that the person is done, that comes after the answer and not in its place:
 * while the answer is only kept on the device, or the telling fails, the person stays and reads so.
 */
export function useGoOn(saver: AnswerSaver, { finish, onDone }: GoingOn) {
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const fail = (text: string) => setFound([{ text, href: `#${GO_ON}` }]);
  const goOn = async (saving: Promise<boolean>) => {
    setFound([]);
    setTries((before) => before + 1);
    if (!(await saving)) return;
    if (lacksReason(saver.view.shown))
      return setFound([{ text: 'Enter why it does not apply', href: '#reason' }]);
    if (finish && saver.unsentSince !== null)
      return fail(`Your answer is kept on this device and not saved yet. ${AGAIN} once it is saved`);
    try {
      await finish?.();
    } catch (error) {
      return fail(whyNot(error));
    }
    if (here.current) onDone();
  };
  return { found, tries, goOn: (saving: Promise<boolean>) => void goOn(saving) };
}
