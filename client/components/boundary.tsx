import { Component, type ReactNode } from 'react';
import { Problem } from './problem.tsx';

type Props = { children: ReactNode };

/** Keeps a fault of one screen, or a part of it that could not be loaded, inside that screen. */
export class Boundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error ? <Problem error={error} retry={() => location.reload()} /> : this.props.children;
  }
}
