/** One page in a browser, with what every engine's driver can do. */
export interface EnginePage {
  readonly go: (address: string) => Promise<void>;
  /** Run a function in the page. It sees nothing but its argument. */
  readonly run: <A, R>(task: (argument: A) => R, argument: A) => Promise<R>;
  /** Click the first element that an XPath finds, as a mouse does; fails when it is not there within some seconds. */
  readonly click: (xpath: string) => Promise<void>;
  /** Press a letter together with Ctrl. */
  readonly control: (letter: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Errors and warnings of the page, as far as the driver tells of them. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** A browser engine, driven as its own packages allow. */
export interface Engine {
  readonly name: string;
  /** What must be installed and is not; `null` when all is there. */
  readonly lacks: string | null;
  readonly open: () => Promise<EnginePage>;
}

/** Try until it succeeds, for up to ten seconds; then with the last error. */
export async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
