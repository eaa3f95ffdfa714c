import type { Page } from 'playwright-core';

/** What makes a page wider than its window; empty where nothing need be scrolled sideways. */
export const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('main *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} px`, ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 120))];
  });

/** What of the wizard is smaller than 24 CSS pixels and no link inside a line of text (WCAG 2.5.8). */
export const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.wizard :is(button, summary, input, textarea, select, a)')]
      .filter((element) => !element.matches('p a, li > a, pre a') && element.checkVisibility())
      .filter((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return width < 24 || height < 24;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** Controls of the wizard with nothing to show where they end: in forced colours, backgrounds are gone. */
export const withoutEdge = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.wizard :is(button, input, textarea)')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(element);
        return (borderTopStyle === 'none' || borderTopWidth === '0px') && textDecorationLine === 'none';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** How many elements of a kind can be seen. */
export const visible = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
