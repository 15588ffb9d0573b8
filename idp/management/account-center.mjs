import { fieldNames, fieldStates } from '../account-api/account-center.mjs';
import { invalidInput } from './refusal.mjs';

export const accountCenter = {
  'GET account-center': ({ accountCenter: center }) => [200, shown(center)],
  'PATCH account-center': ({ accountCenter: center }, { body: { enabled = center.enabled, fields = {} } }) => {
    if (typeof enabled !== 'boolean') throw invalidInput(['enabled'], 'Expected boolean');
    for (const [field, state] of Object.entries(fields)) {
      if (!fieldNames.includes(field) || !fieldStates.includes(state)) throw invalidInput(['fields', field], 'Invalid enum value');
    }
    center.enabled = enabled;
    Object.assign(center.fields, fields);
    return [200, shown(center)];
  },
};

const shown = ({ enabled, fields }) => ({ tenantId: 'default', id: 'default', enabled, fields });
