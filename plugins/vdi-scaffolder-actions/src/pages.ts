// Paths of the portal's pages; a link of a template's output resolves them below the address of the app.

/** The page of an image project. */
export function imagePage(imageId: string): string {
  return `/vdi/images/${imageId}`;
}

/** The page of an image project, with a build open on it. */
export function buildPage(imageId: string, buildId: string): string {
  return `${imagePage(imageId)}?build=${buildId}`;
}

/** The page of a template's warm pool. */
export function poolPage(templateId: string): string {
  return `/vdi/pools/${templateId}`;
}

/** The page of a workstation. */
export function workstationPage(workstationId: string): string {
  return `/vdi/workstations/${workstationId}`;
}
