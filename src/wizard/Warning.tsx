import type { RichText } from '../triage/procedure.ts';
import { Rich } from './Rich.tsx';

/** A warning, with its word: it never rests on colour alone. */
export const Warning = ({ text }: { readonly text: RichText }) => (
  <div class="warning" role="note">
    <span class="sign" aria-hidden="true">
      !
    </span>
    <div>
      <span class="sr-only">Warning: </span>
      <Rich text={text} />
    </div>
  </div>
);
