/** A contract by its counter, which every change moves. */
export interface Rev {
  readonly id: string;
  readonly rev: number;
}

/** Whether something changed since what is shown was read. What is known of an earlier state, as a search may give it for a moment, says nothing. */
export const isOutOfDate = (shown: readonly Rev[], now: readonly Rev[]): boolean =>
  now.some(({ id, rev }) => rev > (shown.find((contract) => contract.id === id)?.rev ?? -1));
