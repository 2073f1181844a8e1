import { lazy } from 'react';
import { Fetched } from '../shared/fetched';
import type { ForecastTabProps } from './forecast-tab';

const SKELETON = [{ width: '100%', height: 48 }, { width: '100%', height: 240 }, { width: '100%', height: 160 }];

const Loaded = lazy(async () => ({ default: (await import('./forecast-tab')).ForecastTab }));

export const Forecast = (props: ForecastTabProps) => <Fetched skeleton={SKELETON}><Loaded {...props} /></Fetched>;
