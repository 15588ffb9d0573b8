import { randomId } from '../random-id.mjs';
import { connector } from '../tenant.mjs';
import { invalidInput, notFound, Refusal, requireText } from './refusal.mjs';

export const connectors = {
  'GET connector-factories': ({ tenant: { factories } }) => (
    [200, [...factories].map((id) => ({ id, target: 'wecom', platform: 'Universal', type: 'Social', name: { en: 'WeCom', 'zh-CN': '企业微信' } }))]
  ),
  'GET connectors': ({ tenant }) => [200, tenant.connectors],
  'POST connectors': ({ tenant }, { body }) => {
    requireText(body, 'connectorId');
    const { connectorId, config = {} } = body;
    if (!tenant.factories.has(connectorId)) {
      throw new Refusal(422, 'connector.not_found_with_connector_id', 'Cannot find a connector with this standard connector ID.');
    }
    if (tenant.connectors.some((one) => one.connectorId === connectorId)) {
      throw new Refusal(422, 'connector.multiple_instances_not_supported', 'The connector supports one instance only.');
    }
    check(config);
    const created = connector({ id: randomId(12), connectorId, config });
    tenant.connectors.push(created);
    return [200, created];
  },
  'PATCH connectors/:id': ({ tenant }, { id, body }) => {
    const found = find(tenant, id);
    if (body.config !== undefined) {
      check(body.config);
      found.config = body.config;
    }
    return [200, found];
  },
  'DELETE connectors/:id': ({ tenant }, { id }) => {
    const found = find(tenant, id);
    tenant.connectors = tenant.connectors.filter((one) => one !== found);
    return [204];
  },
};

function find(tenant, id) {
  const found = tenant.connectors.find((one) => one.id === id);
  if (!found) throw notFound(id);
  return found;
}

function check(config) {
  for (const name of ['corpId', 'appSecret', 'agentId']) {
    if (typeof config[name] !== 'string') throw new Refusal(400, 'connector.invalid_config', `The connector's config is invalid: ${name}.`);
  }
  if (config.scope !== undefined && typeof config.scope !== 'string') throw invalidInput(['config', 'scope'], 'Expected string');
}

