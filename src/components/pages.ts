import library from 'virtual:library';

const pageOf = (component: string, of: string) =>
  library.pages.find(({ shows }) => shows.some((shown) => shown.component === component && shown.of === of))?.address ??
  null;

/** Address of the page that shows a procedure's steps, such as `/cache-problem/`; `null` when none does. */
export const pageOfProcedure = (name: string) => pageOf('Procedure', name);

/** Address of the page that says what goes into a support request; `null` when none does. */
export const pageOfSupportRequest = (name: string) => pageOf('SupportRequest', name);
