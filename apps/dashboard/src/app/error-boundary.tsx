import { Component, type ReactNode } from 'react';

import { ProblemPage } from './problem-page.js';

interface Props {
  /** The address: going elsewhere leaves the error behind. */
  readonly address: string;
  /** Lets calls that failed be made again. */
  readonly onLeave: () => void;
  readonly onError: (error: unknown) => void;
  readonly children: ReactNode;
}

interface State {
  readonly failed: { readonly error: unknown } | null;
}

/** Catches what a page or its calls throw and shows a page with a way on in its place. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: { error } };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.address !== this.props.address) this.leave();
  }

  private readonly leave = (): void => {
    this.props.onLeave();
    this.setState({ failed: null });
  };

  override render(): ReactNode {
    const { failed } = this.state;
    return failed ? <ProblemPage error={failed.error} tryAgain={this.leave} /> : this.props.children;
  }
}
