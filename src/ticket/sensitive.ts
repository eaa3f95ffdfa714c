/** Something in a text that may not be for everyone. The same value has the same stand-in everywhere. */
export interface Sensitive {
  /** The very characters. */
  readonly value: string;
  /** What stands in their place: `[masked-1]`. */
  readonly standIn: string;
  /** As the page names it: “password in a web address”. */
  readonly kind: string;
  readonly masked: boolean;
}

/** What an e-mail address is called in `Sensitive.kind`: the only kind that stays as it is until someone masks it. */
export const ADDRESS = 'e-mail address';
