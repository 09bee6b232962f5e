/** A program of one server whose every request becomes a socket, unless `fetch` says otherwise. */
export const serving = (
	handlers: string,
	fetch = `return server.upgrade(request) ? undefined : new Response('plain');`,
): string => `
const server = Bun.serve({
	fetch(request, server) { ${fetch} },
	websocket: { ${handlers} },
});
console.log('Listening on ' + server.url);
`;

/** Handlers that tell the program's output of everything. */
export const TELLING = `
	open(ws) { console.log('open', ws.readyState); },
	close(ws, code, reason) { console.log('close', code, '"' + reason + '"', ws.readyState); },
`;
