/**
 * Answers for Atlaskit's feature gates, as its own client gives them while it is not connected to the experiment service:
 * every gate closed, every experiment at its default. Put in the client's place by vite.config.ts.
 */
const closedGates = {
  initializeCalled: (): boolean => false,
  initializeCompleted: (): boolean => false,
  checkGate: (): boolean => false,
  getExperimentValue: <Value>(_experiment: string, _parameter: string, fallback: Value): Value => fallback,
};

export default closedGates;
