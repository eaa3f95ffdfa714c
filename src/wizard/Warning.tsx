import type { ComponentChildren } from 'preact';
import type { RichText } from '../triage/procedure.ts';
import { Rich } from './Rich.tsx';

interface Props {
  readonly text?: RichText;
  readonly children?: ComponentChildren;
}

/** A warning, with its word: it never rests on colour alone. */
export const Warning = ({ text = [], children }: Props) => (
  <div class="warning" role="note">
    <span class="sign" aria-hidden="true">
      !
    </span>
    <div>
      <span class="sr-only">Warning: </span>
      <Rich text={text} />
      {children}
    </div>
  </div>
);
