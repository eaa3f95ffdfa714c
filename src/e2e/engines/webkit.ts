import { spawn } from 'node:child_process';
import { Builder, By, Key } from 'selenium-webdriver';
import { freePort } from '../static-server.ts';
import { eventually, type Engine } from './engine.ts';
import { firstOf } from './installed.ts';

const needed = { WebKitWebDriver: 'webkit2gtk-driver', 'xvfb-run': 'xvfb' };
const missing = Object.entries(needed).flatMap(([program, name]) => (firstOf(program) === null ? [name] : []));

/** Does an element stand where it stood two frames before, with nothing on top of it? */
function standsStill(element: Element, answer: (stands: boolean) => void): void {
  const place = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const before = place();
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const { x, y } = place();
      answer(x === before.x && y === before.y && element.contains(document.elementFromPoint(x, y)));
    }),
  );
}

/** WebKitGTK’s own small browser, by WebDriver, on a screen of its own. */
export const webkit: Engine = {
  name: 'WebKit',
  lacks: missing.length === 0 ? null : missing.join(' and '),
  async open() {
    const port = await freePort();
    const screen = ['-a', '-s', '-screen 0 1280x900x24'];
    const server = spawn('xvfb-run', [...screen, 'WebKitWebDriver', `--port=${port}`], {
      detached: true,
      stdio: 'ignore',
    });
    const stop = () => {
      // The whole group: xvfb-run starts the screen and the driver as children of its own.
      if (server.pid !== undefined) process.kill(-server.pid);
    };
    const connect = () =>
      new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities({ browserName: 'MiniBrowser' }).build();
    const driver = await eventually(async () => connect()).catch((error: unknown) => {
      stop();
      throw error;
    });
    return {
      // WebDriver has no way to read the console.
      complaints: [],
      go: (address) => driver.get(address),
      run: (task, argument) => driver.executeScript(task, argument),
      click: (xpath) =>
        eventually(async () => {
          const element = await driver.findElement(By.xpath(xpath));
          // WebKitWebDriver waits neither for smooth scrolling to end nor for what moves: its click would go beside it.
          await driver.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
          if (!(await driver.executeAsyncScript(standsStill, element))) throw new Error('It moves.');
          await element.click();
        }),
      control: (letter) => driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform(),
      type: (text) => driver.actions().sendKeys(text).perform(),
      async close() {
        await driver.quit();
        stop();
      },
    };
  },
};
