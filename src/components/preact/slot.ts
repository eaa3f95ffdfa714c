import { h } from 'preact';

/** What stands between the tags of a component in a page: Astro has drawn it already. */
export const slot = (html: string | undefined) =>
  html ? h('astro-slot', { dangerouslySetInnerHTML: { __html: html } }) : null;
