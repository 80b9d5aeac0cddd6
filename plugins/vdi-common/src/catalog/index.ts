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
