/** The door of the forecast's own work, which nobody waits for: apart from what bills, so that neither loads the other's code. */
export { onForecastWork } from './handlers/forecast-work';
