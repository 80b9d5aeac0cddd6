import type { Check } from './Check';
import { traitsOf } from './instanceTypes';

/** That images can be built on the machines named. */
export const checkImages: Check = ({ images }) => {
  if (!images) {
    return [];
  }
  const { instanceType, gpuInstanceType } = images;
  const gpu = traitsOf(gpuInstanceType);
  return [
    ...(traitsOf(instanceType).architecture === 'x86_64'
      ? []
      : [
          {
            path: ['images', 'instanceType'],
            message: `${instanceType} is a Graviton type, but the images are built for x86_64; take one such as m7i.large`,
          },
        ]),
    ...(gpu.architecture === 'x86_64' && gpu.graphics === 'nvidia'
      ? []
      : [
          {
            path: ['images', 'gpuInstanceType'],
            message: `${gpuInstanceType} has no NVIDIA card beside an x86_64 processor, which the driver's installation needs; take one such as g5.xlarge`,
          },
        ]),
  ];
};
