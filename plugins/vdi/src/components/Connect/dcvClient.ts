/** Where AWS offers the DCV client for every platform. */
export const DCV_CLIENT_URL = 'https://www.amazondcv.com/';
