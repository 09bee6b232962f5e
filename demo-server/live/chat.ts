import {
	chatServerCodec,
	type ChatClientMessage,
	type ChatServerMessage,
	CLOSE_CODES,
	type ErrorCode,
	LIMITS,
	PROTOCOL_VERSION,
	speaksOtherVersion,
} from '#protocol';
import type { Socket } from '#demo-server/environment';
import { Inbound } from '#demo-server/guards/inbound';
import { asMember, type ChatRoom, type ChatSeat } from '#demo-server/rooms/chat-room';
import type { Rooms } from '#demo-server/rooms/rooms';
import type { CreateEvents, Live } from './live';

const { decode, encode } = chatServerCodec;

/** Rooms in which people talk, and which remember for those who were away for a moment. */
export function chat({ env, limits, onClosing }: Live, rooms: Rooms<ChatRoom>): CreateEvents {
	const guard = { now: env.now, decode, writeError, onClosing, limits };

	return (c) => {
		const inbound = new Inbound(guard);
		const roomId = c.req.query('room') ?? '';
		let seat: { room: ChatRoom; me: ChatSeat } | undefined;
		let cancelJoinTimeout: (() => void) | undefined;

		return {
			onOpen(_event, ws) {
				const onTimeout = () => inbound.close(ws, 'join-timeout');
				cancelJoinTimeout = env.setTimer(onTimeout, LIMITS.joinTimeout);
			},

			onMessage(event, ws) {
				if (!seat && speaksOtherVersion(event.data)) return inbound.close(ws, 'other-version');
				const message = inbound.read(ws, event.data);
				const socket = ws.raw;
				if (!message || !socket) return;

				switch (message.type) {
					case 'join': {
						if (seat) return inbound.refuse(ws, 'already-joined');
						cancelJoinTimeout?.();
						cancelJoinTimeout = undefined;
						const room = rooms.open(roomId);
						const me = {
							number: room.seatOf(message.session)?.number ?? room.freeNumber(message.number),
							name: message.name,
							session: message.session,
							close: (reason) => inbound.close(socket, reason),
						} satisfies ChatSeat;
						seat = { room, me };
						enter(socket, room, me);
						ws.send(welcome(room, me, message.seen));
						return;
					}
					case 'say': {
						if (!seat) return inbound.refuse(ws, 'not-joined', message.ref);
						const { room, me } = seat;
						if (!inbound.spend(ws, room.bucket, message.ref)) return;
						const taken = room.say(me, message.ref, message.text);
						if (!taken) return inbound.refuse(ws, 'bad-message', message.ref);
						const { receipt, entry } = taken;
						if (entry) socket.publish(room.topic, encode({ type: 'message', ...entry }));
						ws.send(encode({ type: 'said', ...receipt }));
						return;
					}
					default:
						message satisfies never;
				}
			},

			onClose(event) {
				cancelJoinTimeout?.();
				if (!seat) return;
				const { room, me } = seat;
				if (room.remove(me) && !room.ended) tell(room, left(me, event.code));
			},
		};
	};

	/** Everybody in the room hears it. A socket that is closed can publish no more; the server can. */
	function tell(room: ChatRoom, message: ChatServerMessage): void {
		env.publish(room.topic, encode(message));
	}

	/**
	 * Seats a client. One session has one seat: after a cut the server may not have noticed yet that
	 * the old connection is dead, and the client must not meet its own ghost.
	 */
	function enter(socket: Socket, room: ChatRoom, me: ChatSeat): void {
		const before = room.seatOf(me.session);
		room.add(me);
		if (before) {
			before.close('taken-over');
			tell(room, left(before, CLOSE_CODES['taken-over']));
		}
		tell(room, { type: 'joined', member: asMember(me) });
		socket.subscribe(room.topic);
	}
}

function welcome(
	room: ChatRoom,
	{ number, session }: ChatSeat,
	seen: Extract<ChatClientMessage, { type: 'join' }>['seen'],
): string {
	const lastRef = room.lastRef(session);
	return encode({
		type: 'welcome',
		version: PROTOCOL_VERSION,
		you: number,
		members: room.members.map(asMember),
		...room.since(seen),
		...(lastRef !== undefined && { lastRef }),
	});
}

function left({ number, name }: ChatSeat, code: number): ChatServerMessage {
	return { type: 'left', number, name, code };
}

function writeError(code: ErrorCode, ref?: number): string {
	return encode({ type: 'error', code, ...(ref !== undefined && { ref }) });
}
