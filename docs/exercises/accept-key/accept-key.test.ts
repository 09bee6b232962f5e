import { prove } from '#docs/exercises/testing/prove';
import { acceptKey } from './exercise';

prove(acceptKey, import.meta.dir);
