/** One file of a machine, for the CloudWatch agent's `logs.logs_collected.files.collect_list`. */
export function agentLog(options: {
  /** Path on the machine */
  file: string;
  group: string;
  /** `{instance_id}` in it is replaced */
  stream: string;
}) {
  return {
    file_path: options.file,
    log_group_name: options.group,
    log_stream_name: options.stream,
    timezone: 'UTC',
    // The levels keep tokens out of DCV's logs; should one get in, the line stays on the machine.
    filters: [{ type: 'exclude', expression: '(?i)auth_?token' }],
  };
}
