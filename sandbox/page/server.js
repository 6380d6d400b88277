// Speaking with the sandbox: plain requests, and a watch that says when to look again.

/** An answer the sandbox did not give, or a refusal in words for the person; `noted` if a note tells them already. */
export class Refusal extends Error {
  constructor(words, noted = false) {
    super(words);
    this.noted = noted;
  }
}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Refusal("The local workspace does not answer. Is it still running?");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(body?.error ?? `The local workspace answered with status ${response.status}.`);
  return body;
}

const query = (params) => new URLSearchParams(params).toString();

/** Asks for `path`, for example `get("view", {team, user})`. */
export const get = (path, params) => answer(fetch(`/hand/${path}${params ? `?${query(params)}` : ""}`, { cache: "no-store" }));

/** Sends `body` as JSON and gives the answer; `{ok: false, error}` (the app failed; a note says so) becomes a Refusal. */
export async function post(path, body) {
  const result = await answer(fetch(`/hand/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));
  if (result?.ok === false && !result.errors) throw new Refusal("The app did not take it.", true);
  return result;
}

/** Uploads one file into a channel. */
export async function upload(person, channel, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...person, channel })) form.append(name, value);
  form.append("file", file, file.name);
  const result = await answer(fetch("/hand/upload", { method: "POST", body: form }));
  if (result?.ok === false) throw new Refusal(result.error ?? "That file could not be sent.");
}

/**
 * Calls `changed` now and after each change, and `state("live" | "reconnecting")` as the line comes and goes.
 * Waits longer after each failure, ten seconds at most. Gives a function that ends the watch.
 */
export function watch(params, changed, state) {
  let over = false;
  let wait = 250;
  let socket;
  let timer;
  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/hand/watch?${query(params)}`);
    socket.onopen = () => {
      wait = 250;
      state("live");
      changed();
    };
    socket.onmessage = () => changed();
    socket.onclose = () => {
      if (over) return;
      state("reconnecting");
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 10_000);
    };
  };
  connect();
  return () => {
    over = true;
    clearTimeout(timer);
    socket.close();
  };
}

/** Wraps `work` so that calls during a run lead to exactly one more run afterwards. */
export function oneAtATime(work) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = false;
    }
  };
}
