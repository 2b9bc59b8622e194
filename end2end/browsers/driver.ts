// What the stories need of a browser, whichever protocol drives it.

/** An element of the page that is shown. Every call fails once that page was replaced. */
export interface PageElement {
  /** Returns the text as it is visible; an empty text if none is. */
  text(): Promise<string>;
  /** Returns the current value of a field. */
  value(): Promise<string>;
  click(): Promise<void>;
  /** Replaces the value of a field, key by key. */
  type(text: string): Promise<void>;
}

/** A window with cookies of its own. */
export interface Tab {
  /** Opens an address and waits until it is loaded. */
  goto(address: string): Promise<void>;
  /** Returns the address of the page that is shown. */
  address(): Promise<string>;
  /** Returns all elements of that XPath, in the order of the document. */
  find(xpath: string): Promise<PageElement[]>;
  close(): Promise<void>;
}

/** A browser that runs. */
export interface Browser {
  open(): Promise<Tab>;
  stop(): Promise<void>;
}

export type Options = {
  /** Whether pages may run scripts. What the driver itself evaluates does not depend on it. */
  scripts: boolean;
  /** A folder for the browser's data, deleted by the caller. */
  folder: string;
};

/** Returns what of an element is visible. Runs in the browser, with either protocol. */
export const visibleText = (element: HTMLElement): string =>
  element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) ? element.innerText : "";
