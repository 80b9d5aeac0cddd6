import type { Me } from '@deskstage/backstage-plugin-vdi-common';

/** What a person may do, as the API says. */
type May = Me['may'];

/** Whether somebody may see everybody's workstations. */
export const seesFleet = (may: May) => may.readFleet;

/** Whether somebody may see how templates are offered. */
export const seesTemplates = (may: May) => may.manageTemplates;

/** Whether somebody may see image projects. */
export const seesImages = (may: May) => may.readImages;

/** Whether somebody may see warm pools. */
export const seesPools = (may: May) => may.managePools || may.readFleet;
