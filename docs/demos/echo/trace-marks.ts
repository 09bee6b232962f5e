import type { LineMarks } from '#docs/stage/trace/marks';

/** The lines of `docs/listings/first-connection/3-close` that the echo demo lights up. */
export const MARKS = {
	new: { side: 'client', words: "new WebSocket('ws://localhost:3000/ws')" },
	'server-open': { side: 'server', words: 'onOpen(' },
	open: { side: 'client', words: 'socket.onopen' },
	send: { side: 'client', words: 'socket?.send(text)' },
	'server-message': { side: 'server', words: 'else ws.send(' },
	message: { side: 'client', words: 'socket.onmessage' },
	close: { side: 'client', words: "socket?.close(1000, 'Done')" },
	'server-close': { side: 'server', words: 'ws.close(4001' },
	'server-closed': { side: 'server', words: 'onClose(event)' },
	closed: { side: 'client', words: 'socket.onclose' },
} as const satisfies LineMarks;
