// Firefox by WebDriver BiDi, which it speaks by itself.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Bidi } from "./bidi.ts";
import { visibleText, type Browser, type Options, type PageElement, type Tab } from "./driver.ts";
import { ended, firstMatch } from "./program.ts";

const program = process.env.FIREFOX ?? "firefox-esr";
/** Where the functions of this file run, apart from the page's own scripts. */
const SANDBOX = "stories";

type Node = { sharedId: string };

export class Firefox implements Browser {
  private constructor(
    private readonly process: ChildProcess,
    private readonly bidi: Bidi,
  ) {}

  static async start({ scripts, folder }: Options): Promise<Firefox> {
    const profile = join(folder, "profile");
    await mkdir(profile);
    const preferences = { "javascript.enabled": scripts, "intl.accept_languages": "en-US, en" };
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    await writeFile(join(profile, "user.js"), lines.join(""));
    const options = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
    const firefox = spawn(program, options, { stdio: ["ignore", "ignore", "pipe"] });
    const [, address] = await firstMatch(firefox, firefox.stderr, /WebDriver BiDi listening on (ws:\S+)/);
    const bidi = await Bidi.connect(`${address}/session`);
    await bidi.send("session.new", { capabilities: {} });
    return new Firefox(firefox, bidi);
  }

  async open(): Promise<Tab> {
    const { userContext } = await this.bidi.send<{ userContext: string }>("browser.createUserContext", {});
    const { context } = await this.bidi.send<{ context: string }>("browsingContext.create", {
      type: "tab",
      userContext,
    });
    return new FirefoxTab(this.bidi, userContext, context);
  }

  async stop(): Promise<void> {
    await this.bidi.send("browser.close", {});
    this.bidi.close();
    await ended(this.process);
  }
}

class FirefoxTab implements Tab {
  constructor(
    private readonly bidi: Bidi,
    private readonly userContext: string,
    private readonly context: string,
  ) {}

  async goto(address: string): Promise<void> {
    await this.bidi.send("browsingContext.navigate", {
      context: this.context,
      url: address,
      wait: "complete",
    });
  }

  async address(): Promise<string> {
    const { contexts } = await this.bidi.send<{ contexts: { url: string }[] }>("browsingContext.getTree", {
      root: this.context,
    });
    return contexts[0]?.url ?? "";
  }

  async find(xpath: string): Promise<PageElement[]> {
    const { nodes } = await this.bidi.send<{ nodes: Node[] }>("browsingContext.locateNodes", {
      context: this.context,
      locator: { type: "xpath", value: xpath },
    });
    return nodes.map((node) => new FirefoxElement(this.bidi, this.context, node));
  }

  async close(): Promise<void> {
    await this.bidi.send("browser.removeUserContext", { userContext: this.userContext });
  }
}

class FirefoxElement implements PageElement {
  readonly #reference: Node;

  constructor(
    private readonly bidi: Bidi,
    private readonly context: string,
    { sharedId }: Node,
  ) {
    this.#reference = { sharedId };
  }

  text(): Promise<string> {
    return this.#call(visibleText);
  }

  value(): Promise<string> {
    return this.#call((field: HTMLInputElement) => field.value);
  }

  async click(): Promise<void> {
    await this.#call((element: HTMLElement) =>
      element.scrollIntoView({ block: "center", behavior: "instant" }),
    );
    const origin = { type: "element", element: this.#reference };
    await this.#perform({
      type: "pointer",
      id: "mouse",
      actions: [
        { type: "pointerMove", x: 0, y: 0, origin },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ],
    });
  }

  async type(text: string): Promise<void> {
    await this.#call((field: HTMLInputElement) => {
      field.focus();
      field.select();
    });
    const keys = [...(text || DELETE)];
    await this.#perform({
      type: "key",
      id: "keyboard",
      actions: keys.flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]),
    });
  }

  async #perform(source: object): Promise<void> {
    await this.bidi.send("input.performActions", { context: this.context, actions: [source] });
  }

  /** Calls a function with the element, in the browser. Returns its result, if that is a text. */
  async #call<E, R>(run: (element: E) => R): Promise<R> {
    const answer = await this.bidi.send<{ type: string; result?: { value?: R } }>("script.callFunction", {
      functionDeclaration: run.toString(),
      arguments: [this.#reference],
      target: { context: this.context, sandbox: SANDBOX },
      awaitPromise: false,
    });
    if (answer.type !== "success") throw new Error(`It failed in the browser: ${JSON.stringify(answer)}`);
    return answer.result?.value as R;
  }
}

/** The key, as the protocol writes it. */
const DELETE = "\uE017";
