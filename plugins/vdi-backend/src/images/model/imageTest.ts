/** Owner of the workstations that images are tried with: nobody's entity, so that no person can claim or open them. */
export const IMAGE_TEST_OWNER = 'vdi:default/image-test';
