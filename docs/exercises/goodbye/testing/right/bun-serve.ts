import { serve } from 'bun';

const server = serve<{ name: string }>({
	fetch(request, server) {
		const name = new URL(request.url).searchParams.get('name') ?? '';
		if (server.upgrade(request, { data: { name } })) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		open(ws) {
			ws.send(JSON.stringify({ type: 'welcome', name: ws.data.name }));
			ws.subscribe('goodbyes');
		},
		message() {},
		close(ws) {
			const { name } = ws.data;
			server.publish('goodbyes', JSON.stringify({ type: 'left', name }));
		},
	},
});
