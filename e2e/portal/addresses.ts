/** Where the demo under test answers; without a word about it, where that of `npm start` does. */
export const addresses = {
  backend: process.env.VDI_BACKEND_URL ?? 'http://localhost:7007',
  simulator: process.env.VDI_SIMULATOR_URL ?? 'http://127.0.0.1:7100',
  gateway: process.env.VDI_GATEWAY_URL ?? 'http://localhost:8443',
};
