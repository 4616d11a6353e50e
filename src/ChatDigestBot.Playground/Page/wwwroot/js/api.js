// Calls of the playground's own server. A refusal carries its sentence.
export class Refusal extends Error {}

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refusal(problem.detail ?? problem.title ?? `${response.status}`);
  }
  const answer = await response.text();
  return answer === "" ? null : JSON.parse(answer);
}

export const api = {
  state: () => call("GET", "/api/state"),
  messages: (chat, before) => call("GET", `/api/chats/${chat}/messages?before=${before ?? ""}`),
  say: (chat, person, text, replyTo) => call("POST", `/api/chats/${chat}/messages`, { person, text, replyTo }),
  tap: (chat, message, person, row, column) => call("POST", `/api/chats/${chat}/messages/${message}/tap`, { person, row, column }),
  read: (chat, person, upTo) => call("POST", `/api/chats/${chat}/read`, { person, upTo }),
  commands: (chat, person) => call("GET", `/api/chats/${chat}/commands?person=${person}`),
  askInline: (person, query, offset) => call("POST", "/api/inline", { person, query, offset }),
  chooseInline: (query, person, chat, result) => call("POST", `/api/inline/${query}/choose`, { person, chat, result }),
  addPerson: (name, language) => call("POST", "/api/people", { name, language }),
  block: (person, isBlocked) => call("POST", `/api/people/${person}/block`, { isBlocked }),
  jump: (to) => call("POST", "/api/clock", { to }),
  setFault: (name, isOn) => call("POST", "/api/faults", { name, isOn }),
};
