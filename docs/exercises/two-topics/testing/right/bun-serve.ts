import { serve } from 'bun';

const server = serve({
	fetch(request, server) {
		if (server.upgrade(request)) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		message(ws, message) {
			const text = String(message);
			const [verb = '', topic = ''] = text.split(' ', 2);
			const rest = text.slice(verb.length + topic.length + 2);
			switch (verb) {
				case 'join':
					ws.subscribe(topic);
					ws.send(`joined ${topic}`);
					break;
				case 'leave':
					ws.unsubscribe(topic);
					ws.send(`left ${topic}`);
					break;
				case 'say':
					server.publish(topic, `${topic} ${rest}`);
			}
		},
	},
});
