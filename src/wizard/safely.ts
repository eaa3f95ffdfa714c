/**
 * What can be made, or `null` when that fails.
 *
 * For masking: a text that could not be masked must not be sent, and the page must not fall with it. And for a browser's
 * storage, which can be forbidden.
 */
export function safely<Made>(make: () => Made): Made | null {
  try {
    return make();
  } catch {
    return null;
  }
}

/** Said in the place of a text that could not be masked. */
export const NOT_MASKED =
  'Passwords in this text could not be masked, so it cannot be copied here. Copy the parts you need by hand.';
