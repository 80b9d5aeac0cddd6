import { useEffect, useRef } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  FLEET_SIGNAL_CHANNEL,
  IMAGES_SIGNAL_CHANNEL,
  WORKSTATION_SIGNAL_CHANNEL,
} from '@deskstage/backstage-plugin-vdi-common';
import { onChange } from './localChanges';

// Signals come in bursts; one question answers them all.
const OWN_PAUSE = 250;
const FLEET_PAUSE = 1_000;

function useSignalled(
  channel: string,
  pause: number,
  refresh: () => Promise<void>,
): boolean {
  const { lastSignal, isSignalsAvailable } = useSignal(channel);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    if (lastSignal && timer.current === undefined) {
      timer.current = setTimeout(() => {
        timer.current = undefined;
        refresh();
      }, pause);
    }
  }, [lastSignal, pause, refresh]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [refresh],
  );
  return isSignalsAvailable;
}

/**
 * Asks again soon after one of the caller's workstations changed, or after they did something on this page. Returns
 * whether signals can be had at all.
 */
export function useOwnChanges(refresh: () => Promise<void>): boolean {
  useEffect(() => onChange(refresh), [refresh]);
  return useSignalled(WORKSTATION_SIGNAL_CHANNEL, OWN_PAUSE, refresh);
}

/** Asks again soon after anything changed in the fleet. Returns whether signals can be had at all. */
export function useFleetChanges(refresh: () => Promise<void>): boolean {
  return useSignalled(FLEET_SIGNAL_CHANNEL, FLEET_PAUSE, refresh);
}

/** Asks again soon after an image project or build changed, by whomever. Returns whether signals can be had at all. */
export function useImageChanges(refresh: () => Promise<void>): boolean {
  useEffect(() => onChange(refresh), [refresh]);
  return useSignalled(IMAGES_SIGNAL_CHANNEL, OWN_PAUSE, refresh);
}
