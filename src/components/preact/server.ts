import type { SSRLoadedRendererValue } from 'astro';
import { h, type ComponentType } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { slot } from './slot.ts';

/** Draws a component into a page at build time. */
export default {
  name: 'preact',
  check: (component) => Promise.resolve(typeof component === 'function'),
  renderToStaticMarkup: (component: ComponentType, props: object, slots: { readonly default?: string }) =>
    Promise.resolve({ html: renderToString(h(component, props, slot(slots.default))) }),
} satisfies SSRLoadedRendererValue;
