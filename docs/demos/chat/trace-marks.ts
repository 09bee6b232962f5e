import type { LineMarks } from '#docs/stage/trace/marks';

/** The lines of `docs/listings/chat-app/6-come-back` that the chat lights up. */
export const MARKS = {
	new: { side: 'client', words: 'socket = new WebSocket(' },
	open: { side: 'client', words: 'socket.onopen' },
	join: { side: 'server', words: 'me = { number: lastNumber' },
	welcome: { side: 'client', words: "if (message.type === 'welcome')" },
	send: { side: 'client', words: "if (open) tell({ type: 'say'" },
	publish: { side: 'server', words: "ws.raw?.publish(topic, encode({ type: 'message'" },
	said: { side: 'client', words: 'if (own) add(' },
	message: { side: 'client', words: 'add(message);' },
	left: { side: 'server', words: "server.publish(topic, encode({ type: 'left'" },
	closed: { side: 'client', words: 'socket.onclose' },
} as const satisfies LineMarks;
