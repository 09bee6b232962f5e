import type { CloseReason } from '#protocol';
import type { Environment } from '#demo-server/environment';
import { type Rate, TokenBucket } from '#demo-server/guards/token-bucket';

/** What every room knows of a client that has joined. */
export interface Member {
	/** From 1, and unique in the room. */
	readonly number: number;
	/** Closes the client's socket with the documented code of `reason`. */
	close(reason: CloseReason): void;
}

export interface RoomOptions {
	readonly env: Environment;
	readonly rate: Rate;
	/** Called when the last member has left. */
	onEmpty(): void;
}

/** Who is in a room, and how much may happen there. */
export class Room<M extends Member> {
	/** The Bun topic that every member is subscribed to. */
	readonly topic: string;
	/** What all members together may publish. */
	readonly bucket: TokenBucket;
	readonly #members = new Map<number, M>();
	readonly #options: RoomOptions;
	#activeAt: number;
	#ended = false;

	constructor(id: string, options: RoomOptions) {
		this.topic = `room/${id}`;
		this.bucket = new TokenBucket(options.rate, options.env.now);
		this.#options = options;
		this.#activeAt = options.env.now();
	}

	get members(): M[] {
		return [...this.#members.values()];
	}

	/** True once the room was closed for idleness: its members are leaving, and nobody is told. */
	get ended(): boolean {
		return this.#ended;
	}

	/** Whether somebody who comes back would find something. */
	remembers(): boolean {
		return false;
	}

	/** The wanted number if it is free, else the smallest that is. */
	freeNumber(wanted?: number): number {
		if (wanted !== undefined && !this.#members.has(wanted)) return wanted;
		let number = 1;
		while (this.#members.has(number)) number += 1;
		return number;
	}

	/** Takes in a member, in the place of whoever had its number. */
	add(member: M): void {
		this.#members.set(member.number, member);
		this.touch();
	}

	/** Lets a member go; false when another one has its place by now. */
	remove(member: M): boolean {
		if (this.#members.get(member.number) !== member) return false;
		this.#members.delete(member.number);
		if (this.#members.size === 0) this.#options.onEmpty();
		return true;
	}

	/** Notes that something was said. */
	touch(): void {
		this.#activeAt = this.#options.env.now();
	}

	/** Milliseconds since something was said. */
	idleFor(): number {
		return this.#options.env.now() - this.#activeAt;
	}

	/** Closes every member's socket. */
	end(): void {
		this.#ended = true;
		for (const member of this.members) member.close('room-ended');
	}
}
