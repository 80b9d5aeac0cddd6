/**
 * Annotation of a catalog entity that is an image project: the id of the project, which is that of its template too.
 *
 * @public
 */
export const IMAGE_ANNOTATION = 'vdi.deskstage.io/image';

/**
 * Annotation of a catalog entity that is a template of workstations: the id of the template.
 *
 * @public
 */
export const TEMPLATE_ANNOTATION = 'vdi.deskstage.io/template';

/**
 * Topic of Backstage's events on which the VDI backend tells that a template or an image project has changed.
 *
 * @public
 */
export const CATALOG_TOPIC = 'vdi-catalog';

/**
 * Owner of the workstations that images are tried with: nobody's entity, so that no person can claim or open them.
 *
 * @public
 */
export const IMAGE_TEST_OWNER = 'vdi:default/image-test';
