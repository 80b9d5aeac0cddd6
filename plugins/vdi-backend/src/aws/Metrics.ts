/** One number about the fleet at one moment. */
export interface Measurement {
  name: string;
  value: number;
  /** Id of the template that it is about; the whole fleet when absent */
  template?: string;
}

/** Where numbers about the fleet are published for alarms to watch. */
export interface Metrics {
  publish(measurements: Measurement[], at: Date): Promise<void>;
}
