/** Bring an element of this page into view and to the reader's notice, without a trace in the address. */
export function jumpTo(id: string) {
  return (event: Event) => {
    event.preventDefault();
    const element = document.getElementById(id);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  };
}
