import type { Json } from '../../common/ports';
import type { Entity } from '../manifest/entities';
import type { Switches } from '../switches';
import { checkEntityValue, checkKey, checkValue, expiryOf } from './limits';
import { refuse, StorageProblem } from './problem';
import type { StoredRecord } from './record';
import type { Ttl } from './requests';
import { Table } from './table';

/** Where a value lives: the plain store, the secret store, or an entity's. */
export type Place = { readonly kind: 'plain' } | { readonly kind: 'secret' } | { readonly kind: 'entity'; readonly name: string };

/** A record as a snapshot has it: its size is found again. */
export type RecordSnapshot = Omit<StoredRecord, 'bytes'>;

export interface StoreSnapshot {
  readonly plain: RecordSnapshot[];
  readonly secret: RecordSnapshot[];
  readonly entities: Record<string, RecordSnapshot[]>;
}

export interface StoreOptions {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly now: () => number;
  readonly switches: Switches;
  readonly changed: () => void;
}

/** The values of one installation. Every write is checked as Forge would and is whole at once. */
export class Store {
  private readonly plain = new Table();
  private readonly secret = new Table();
  private readonly entities: ReadonlyMap<string, Table>;

  constructor(private readonly options: StoreOptions) {
    this.entities = new Map([...options.entities.values()].map(({ name, indexes }) => [name, new Table(indexes)]));
  }

  entity(name: string): Entity {
    return this.options.entities.get(name) ?? refuse('INVALID_ENTITY_TYPE', `The manifest declares no entity ${name}.`);
  }

  /** The table of a place, its indexes as far as a query may see. */
  table(place: Place): Table {
    const table = this.tableOf(place);
    table.catchUp(this.options.now());
    return table;
  }

  /** Whether Forge has not yet removed a record; an expired one lingers, as its documentation warns. */
  readonly alive = (record: StoredRecord): boolean =>
    record.expiresAt === undefined || this.options.now() < record.expiresAt + this.options.switches.expiredLingersMs;

  find(place: Place, key: string): StoredRecord | undefined {
    checkKey(key);
    const record = this.tableOf(place).get(key);
    return record !== undefined && this.alive(record) ? record : undefined;
  }

  get(place: Place, key: string): StoredRecord {
    const record = this.find(place, key);
    if (record === undefined) throw new StorageProblem(404, 'KEY_NOT_FOUND', `There is no ${key}.`);
    return record;
  }

  /** Makes the record that a write would store, without storing it: throws when Forge would refuse it. */
  prepare(place: Place, key: string, value: Json, ttl?: Ttl): StoredRecord {
    checkKey(key);
    const bytes = checkValue(value);
    if (place.kind === 'entity') checkEntityValue(this.entity(place.name), value, this.options.switches);
    const now = this.options.now();
    const expiresAt = expiryOf(ttl, now);
    return { key, value, bytes, createdAt: this.find(place, key)?.createdAt ?? now, updatedAt: now, ...(expiresAt !== undefined && { expiresAt }) };
  }

  put(place: Place, record: StoredRecord): void {
    this.write(place, record.key, record);
  }

  remove(place: Place, key: string): void {
    checkKey(key);
    this.write(place, key, undefined);
  }

  /** Lets queries see every write made so far. */
  settle(): void {
    for (const table of this.tables()) table.catchUp(Number.POSITIVE_INFINITY);
  }

  snapshot(): StoreSnapshot {
    const dump = (table: Table): RecordSnapshot[] => [...table.all()].map(({ bytes: _, ...record }) => record);
    return {
      plain: dump(this.plain),
      secret: dump(this.secret),
      entities: Object.fromEntries([...this.entities].map(([name, table]) => [name, dump(table)])),
    };
  }

  /** Loads records into an empty store. Entities that the manifest no longer declares are left out. */
  restore({ plain, secret, entities }: StoreSnapshot): void {
    const load = (place: Place, records: readonly RecordSnapshot[]): void => {
      for (const record of records) this.tableOf(place).put(record.key, { ...record, bytes: Buffer.byteLength(JSON.stringify(record.value)) }, 0, 0);
    };
    load({ kind: 'plain' }, plain);
    load({ kind: 'secret' }, secret);
    for (const [name, records] of Object.entries(entities)) if (this.entities.has(name)) load({ kind: 'entity', name }, records);
  }

  private write(place: Place, key: string, record: StoredRecord | undefined): void {
    const now = this.options.now();
    const { queryLag } = this.options.switches;
    const visibleAt = queryLag === 'until-settled' ? Number.POSITIVE_INFINITY : now + queryLag;
    this.tableOf(place).put(key, record, visibleAt, now);
    this.options.changed();
  }

  private tableOf(place: Place): Table {
    switch (place.kind) {
      case 'plain':
        return this.plain;
      case 'secret':
        return this.secret;
      case 'entity':
        return this.entities.get(place.name) ?? refuse('INVALID_ENTITY_TYPE', `The manifest declares no entity ${place.name}.`);
    }
  }

  private tables(): readonly Table[] {
    return [this.plain, this.secret, ...this.entities.values()];
  }
}
