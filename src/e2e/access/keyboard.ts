import type { Page } from 'playwright-core';

/** What Tab came to. */
interface Stop {
  /** The start of its HTML. */
  readonly html: string;
  /** Whether it stands before what had the focus before it. */
  readonly back: boolean;
  /** Whether anything shows that it has the focus. */
  readonly shows: boolean;
  /** Whether the page’s header covers all of it. */
  readonly covered: boolean;
}

/** Press Tab until the focus leaves the page, and tell where it was. */
async function tabThrough(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => {
    getSelection()?.removeAllRanges();
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo({ top: 0, behavior: 'instant' });
  });
  for (let tabs = 0; tabs < 1_000; tabs++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((): Stop | null => {
      const walk = globalThis as { first?: Element; last?: Element };
      const element = document.activeElement;
      if (!element || element === document.body || element === walk.first) {
        delete walk.first;
        delete walk.last;
        return null;
      }
      const { last = element } = walk;
      walk.first ??= element;
      walk.last = element;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const header = document.querySelector('header.header');
      const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return {
        html: element.outerHTML.slice(0, 160),
        back: (element.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        shows: element.matches(':focus-visible') && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1,
        covered: !header?.contains(element) && header?.contains(onTop) === true,
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error('The focus does not leave the page: it is trapped.');
}

/** What is wrong with the way that Tab takes through a page: nothing, where each stop shows and follows the one before. */
export async function tabFaults(page: Page): Promise<readonly string[]> {
  const stops = await tabThrough(page);
  return stops.flatMap(({ html, shows, covered, back }) => [
    ...(shows ? [] : [`no sign of the focus: ${html}`]),
    ...(covered ? [`covered by the header: ${html}`] : []),
    ...(back ? [`before what comes before it: ${html}`] : []),
  ]);
}
