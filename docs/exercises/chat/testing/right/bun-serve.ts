import { serve } from 'bun';

type Guest = { room: string; name: string };
type Room = { history: object[]; guests: Guest[] };

const rooms: Record<string, Room> = {};

const server = serve<Guest>({
	fetch(request, server) {
		const query = new URL(request.url).searchParams;
		const data = {
			room: query.get('room') ?? '',
			name: query.get('name') ?? '',
		};
		if (server.upgrade(request, { data })) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		open(ws) {
			const { room, name } = ws.data;
			if (room === '' || name === '') {
				ws.close(4404, 'No room or no name');
				return;
			}
			const own = (rooms[`room ${room}`] ??= { history: [], guests: [] });
			ws.publish(room, JSON.stringify({ type: 'joined', name }));
			ws.subscribe(room);
			own.guests.push(ws.data);
			const { history, guests } = own;
			const names = guests.map((guest) => guest.name);
			ws.send(JSON.stringify({ type: 'welcome', room, history, names }));
		},
		message(ws, message) {
			const { room, name } = ws.data;
			try {
				const { type, text } = JSON.parse(String(message));
				if (type !== 'say' || typeof text !== 'string') throw new Error();
				if (text.length < 1 || text.length > 500) throw new Error();
				const own = rooms[`room ${room}`];
				if (own) own.history = [...own.history, { name, text }].slice(-50);
				server.publish(room, JSON.stringify({ type: 'said', name, text }));
			} catch {
				ws.send(JSON.stringify({ type: 'error' }));
			}
		},
		close({ data }) {
			const { room, name } = data;
			const guests = rooms[`room ${room}`]?.guests;
			// Whoever came without a name was no guest.
			if (!guests?.includes(data)) return;
			guests.splice(guests.indexOf(data), 1);
			server.publish(room, JSON.stringify({ type: 'left', name }));
		},
	},
});
