// A connection of WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): commands and their answers, as JSON.
import WebSocket from "ws";

type Answer =
  | { id: number; type: "success"; result: unknown }
  | { id: number; type: "error"; error: string; message: string }
  | { type: "event" };

type Waiting = { resolve: (result: never) => void; reject: (error: Error) => void };

export class Bidi {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on("message", (data) => this.#receive(JSON.parse(data.toString()) as Answer));
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values())
        reject(new Error("The browser closed the connection."));
      this.#waiting.clear();
    });
  }

  static async connect(address: string): Promise<Bidi> {
    const socket = new WebSocket(address);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return new Bidi(socket);
  }

  /** Sends a command; returns its result. */
  send<Result>(method: string, params: object): Promise<Result> {
    const id = (this.#last += 1);
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.socket.close();
  }

  #receive(answer: Answer): void {
    if (answer.type === "event") return;
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type === "error") waiting?.reject(new Error(`${answer.error}: ${answer.message}`));
    else waiting?.resolve(answer.result as never);
  }
}
