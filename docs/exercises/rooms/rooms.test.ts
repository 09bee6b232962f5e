import { prove } from '#docs/exercises/testing/prove';
import { rooms } from './exercise';

prove(rooms, import.meta.dir);
