import { h, hydrate, type ComponentType } from 'preact';
import { slot } from './slot.ts';

/** Brings a component of a page to life, where it was drawn at build time. */
export default (place: HTMLElement) =>
  (component: ComponentType, props: object, slots: { readonly default?: string }): void => {
    hydrate(h(component, props, slot(slots.default)), place);
  };
