import { invalidInput } from './refusal.mjs';

export const signInExperience = {
  'GET sign-in-exp': ({ tenant }) => [200, tenant.signInExperience],
  'PATCH sign-in-exp': ({ tenant }, { body }) => {
    const { socialSignInConnectorTargets: targets = [] } = body;
    if (!Array.isArray(targets) || targets.some((target) => typeof target !== 'string')) {
      throw invalidInput(['socialSignInConnectorTargets'], 'Expected array of strings');
    }
    Object.assign(tenant.signInExperience, body);
    return [200, tenant.signInExperience];
  },
};
