import { Component, type ReactNode } from 'react';
import { PageFailed } from './page-failed.tsx';

type State = { broken: boolean };

/** Keeps a broken page from taking the menu with it. */
export class PageBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <PageFailed /> : this.props.children;
  }
}
