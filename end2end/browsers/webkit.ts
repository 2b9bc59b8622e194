// WebKit by WebDriver: Debian's WebKitWebDriver, which starts WebKitGTK's own small browser on a screen in memory.
import { spawn, type ChildProcess } from "node:child_process";
import { freePort } from "../fixtures/process.ts";
import { visibleText, type Browser, type Options, type PageElement, type Tab } from "./driver.ts";
import { ended, firstMatch } from "./program.ts";

const program = process.env.WEBKIT_DRIVER ?? "WebKitWebDriver";
const START_SECONDS = 30;
/** The name that the protocol gives to the id of an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

type Reference = { [ELEMENT]: string };

type Call = <Result>(method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<Result>;

export class WebKit implements Browser {
  private constructor(
    private readonly screen: ChildProcess,
    private readonly driver: ChildProcess,
    private readonly call: Call,
    private readonly options: string[],
  ) {}

  static async start({ scripts, folder }: Options): Promise<WebKit> {
    const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [, display] = await firstMatch(screen, screen.stdout, /^(\d+)\n/);
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: `:${display}`,
      // The languages that it asks pages for.
      LANG: "en_US.UTF-8",
      LANGUAGE: "en_US:en",
      XDG_CACHE_HOME: folder,
      XDG_DATA_HOME: folder,
      NO_AT_BRIDGE: "1",
    };
    const driver = spawn(program, ["--host=127.0.0.1", `--port=${port}`], { env, stdio: "ignore" });
    const call = caller(`http://127.0.0.1:${port}`);
    await untilReady(driver, call);
    // Without `markup`, scripts of pages are not even parsed, while the driver's own still run.
    const options = ["--automation", `--enable-javascript-markup=${scripts}`];
    return new WebKit(screen, driver, call, options);
  }

  async open(): Promise<Tab> {
    const { sessionId } = await this.call<{ sessionId: string }>("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { args: this.options } } },
    });
    return new WebKitTab((method, path, body) => this.call(method, `/session/${sessionId}${path}`, body));
  }

  async stop(): Promise<void> {
    for (const process of [this.driver, this.screen]) {
      process.kill("SIGTERM");
      await ended(process);
    }
  }
}

class WebKitTab implements Tab {
  constructor(private readonly call: Call) {}

  async goto(address: string): Promise<void> {
    await this.call("POST", "/url", { url: address });
  }

  address(): Promise<string> {
    return this.call<string>("GET", "/url");
  }

  async find(xpath: string): Promise<PageElement[]> {
    const found = await this.call<Reference[]>("POST", "/elements", {
      using: "xpath",
      value: xpath,
    });
    return found.map((reference) => new WebKitElement(this.call, reference));
  }

  async close(): Promise<void> {
    await this.call("DELETE", "");
  }
}

class WebKitElement implements PageElement {
  readonly #path: string;

  constructor(
    private readonly call: Call,
    private readonly reference: Reference,
  ) {
    this.#path = `/element/${reference[ELEMENT]}`;
  }

  /** Not the protocol's own text, which has the content of closed menus too. */
  text(): Promise<string> {
    const script = `return (${visibleText.toString()})(arguments[0]);`;
    return this.call<string>("POST", "/execute/sync", { script, args: [this.reference] });
  }

  value(): Promise<string> {
    return this.call<string>("GET", `${this.#path}/property/value`);
  }

  async click(): Promise<void> {
    await this.call("POST", `${this.#path}/click`, {});
  }

  async type(text: string): Promise<void> {
    await this.call("POST", `${this.#path}/clear`, {});
    await this.call("POST", `${this.#path}/value`, { text });
  }
}

/** Returns how to call the driver at that address. */
function caller(address: string): Call {
  return async <Result>(method: string, path: string, body?: object) => {
    const response = await fetch(address + path, { method, body: body && JSON.stringify(body) });
    const { value } = (await response.json()) as { value: Result & { error: string; message: string } };
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value as Result;
  };
}

async function untilReady(driver: ChildProcess, call: Call): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  for (;;) {
    const failure = await call("GET", "/status").then(
      () => undefined,
      (error: Error) => error,
    );
    if (!failure) return;
    if (driver.exitCode !== null || Date.now() > deadline) throw failure;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
