import type { Json } from '../../common/ports';
import type { Entity } from '../manifest/entities';
import type { Switches } from '../switches';
import { fits } from './limits';
import { refuse, StorageProblem } from './problem';
import { attributeOf, type StoredRecord } from './record';
import type { Condition, ConditionName, Conditions } from './requests';

/** A query or an operation of a transaction may have so many conditions. */
const MOST_CONDITIONS = 100;

/** How many values each condition takes, and which types of attribute it is for. */
const SHAPES: Readonly<Record<ConditionName, { readonly values: number; readonly types: readonly string[] }>> = {
  BEGINS_WITH: { values: 1, types: ['string'] },
  BETWEEN: { values: 2, types: ['string', 'integer', 'float'] },
  CONTAINS: { values: 1, types: ['string'] },
  NOT_CONTAINS: { values: 1, types: ['string'] },
  EQUAL_TO: { values: 1, types: ['string', 'integer', 'float', 'boolean'] },
  NOT_EQUAL_TO: { values: 1, types: ['string', 'integer', 'float', 'boolean'] },
  EXISTS: { values: 1, types: ['string', 'integer', 'float', 'boolean'] },
  NOT_EXISTS: { values: 1, types: ['string', 'integer', 'float', 'boolean'] },
  GREATER_THAN: { values: 1, types: ['string', 'integer', 'float'] },
  GREATER_THAN_EQUAL_TO: { values: 1, types: ['string', 'integer', 'float'] },
  LESS_THAN: { values: 1, types: ['string', 'integer', 'float'] },
  LESS_THAN_EQUAL_TO: { values: 1, types: ['string', 'integer', 'float'] },
};

/** Checks one condition against its attribute's declared type. An attribute of type any can't be asked about: 422. */
export function checkCondition(entity: Entity, attribute: string, condition: ConditionName, values: readonly Json[]): void {
  const type = entity.attributes.get(attribute);
  if (type === undefined) refuse('INVALID_ENTITY_ATTRIBUTE', `${entity.name} declares no attribute ${attribute}.`);
  if (type === 'any') throw new StorageProblem(422, 'INVALID_FILTER_CONDITION', `${attribute} is of type any; conditions need a typed attribute.`);
  const shape = SHAPES[condition];
  if (!shape.types.includes(type)) refuse('INVALID_FILTER_CONDITION', `${condition} is not for ${type} attributes such as ${attribute}.`);
  if (values.length !== shape.values) refuse('INVALID_FILTER_VALUES', `${condition} takes ${shape.values} values.`);
  if (condition === 'EXISTS' || condition === 'NOT_EXISTS') return;
  const asked = condition === 'CONTAINS' || condition === 'NOT_CONTAINS' || condition === 'BEGINS_WITH' ? 'string' : type;
  if (values.some((value) => !fits(asked, value))) refuse('INVALID_FILTER_VALUES', `${condition} on ${attribute} needs ${type} values.`);
}

export function listOf(conditions: Conditions): readonly Condition[] {
  return 'and' in conditions ? conditions.and : conditions.or;
}

export function checkConditions(entity: Entity, conditions: Conditions): void {
  const list = listOf(conditions);
  if (list.length > MOST_CONDITIONS) refuse('INVALID_FILTER_CONDITION', `More than ${MOST_CONDITIONS} conditions.`);
  for (const { property, condition, values } of list) checkCondition(entity, property, condition, values);
}

/** Whether a record (or its absence) meets the conditions. */
export function meets(record: StoredRecord | undefined, conditions: Conditions, switches: Switches): boolean {
  const holds = ({ property, condition, values }: Condition): boolean => test(attributeOf(record, property), condition, values, switches.absentIsUnequal);
  return 'and' in conditions ? conditions.and.every(holds) : conditions.or.some(holds);
}

function test(value: Json | undefined, condition: ConditionName, [first, second]: readonly Json[], absentIsUnequal: boolean): boolean {
  if (value === undefined) {
    return condition === 'NOT_EXISTS' || (absentIsUnequal && (condition === 'NOT_EQUAL_TO' || condition === 'NOT_CONTAINS'));
  }
  switch (condition) {
    case 'EXISTS':
      return true;
    case 'NOT_EXISTS':
      return false;
    case 'EQUAL_TO':
      return value === first;
    case 'NOT_EQUAL_TO':
      return value !== first;
    case 'BEGINS_WITH':
      return typeof value === 'string' && typeof first === 'string' && value.startsWith(first);
    case 'CONTAINS':
      return contains(value, first);
    case 'NOT_CONTAINS':
      return !contains(value, first);
    case 'BETWEEN':
      return order(value, first) >= 0 && order(value, second) <= 0;
    case 'GREATER_THAN':
      return order(value, first) > 0;
    case 'GREATER_THAN_EQUAL_TO':
      return order(value, first) >= 0;
    case 'LESS_THAN':
      return order(value, first) < 0;
    case 'LESS_THAN_EQUAL_TO':
      return order(value, first) <= 0;
  }
}

function contains(value: Json, part: Json | undefined): boolean {
  return typeof value === 'string' && typeof part === 'string' && value.includes(part);
}

/** NaN, which no comparison accepts, when the two are not of one comparable type. */
function order(left: Json, right: Json | undefined): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return Number.NaN;
}
