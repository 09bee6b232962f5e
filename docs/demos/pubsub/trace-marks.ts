import type { LineMarks } from '#docs/stage/trace/marks';

/** The lines of `docs/listings/pub-sub/3-topics` that the fan-out board lights up. */
export const MARKS = {
	new: { side: 'client', words: "new WebSocket('ws://localhost:3000/ws')" },
	open: { side: 'client', words: 'socket.onopen' },
	toggle: { side: 'client', words: "socket?.send(`${leaving ? 'leave' : 'join'}" },
	subscribe: { side: 'server', words: 'ws.raw?.subscribe(topic)' },
	unsubscribe: { side: 'server', words: 'ws.raw?.unsubscribe(topic)' },
	send: { side: 'client', words: 'socket?.send(`say' },
	'publish-others': { side: 'server', words: 'ws.raw?.publish(topic' },
	'publish-everyone': { side: 'server', words: 'ws.raw?.publish(topic' },
	message: { side: 'client', words: 'socket.onmessage' },
	closed: { side: 'client', words: 'socket.onclose' },
} as const satisfies LineMarks;
