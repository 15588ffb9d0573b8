import { Failure } from '../failure.mjs';

const factory = 'wecom-universal';
const target = 'wecom';

/** What Logto has of WeCom. */
export async function findWecom(api, settings) {
  const [factories, connectors, experience] = [
    settings.wecom ? await api.listWhole('api/connector-factories') : [],
    await api.listWhole('api/connectors'),
    await api.get('api/sign-in-exp'),
  ];
  const targets = experience.socialSignInConnectorTargets;
  if (!Array.isArray(targets)) throw new Failure('GET api/sign-in-exp did not say which connectors are switched on; is this a Logto?');
  return {
    installed: factories.some(({ id }) => id === factory),
    connector: connectors.find(({ connectorId }) => connectorId === factory),
    targets,
  };
}

/** Whether the sign-in page offers WeCom already. */
export const offersWecom = ({ connector, targets }) => Boolean(connector) && targets.includes(target);

/** The connector with what WeCom's console says, and on the sign-in page. */
export function planWecom({ installed, connector, targets }, { wecom }, secret) {
  if (!wecom) return [];
  if (!connector && !installed) {
    throw new Failure(`this Logto has no WeCom connector; on its server, run \`npx @logto/cli connector add @logto/connector-wecom\` and restart it, or leave the --wecom options out`);
  }
  const config = {
    ...connector?.config,
    corpId: wecom.corpId,
    appSecret: secret,
    agentId: wecom.agentId,
    scope: wecom.scope || connector?.config?.scope || 'snsapi_base',
  };
  return [planConnector(connector, config), planSwitch(targets)];
}

function planConnector(connector, config) {
  if (!connector) {
    return {
      what: 'WeCom connector',
      done: 'added',
      gives: 'connector',
      call: { method: 'POST', path: 'api/connectors', body: { connectorId: factory, config } },
    };
  }
  const what = `WeCom connector (${connector.id})`;
  const changed = Object.keys(config).filter((name) => connector.config?.[name] !== config[name]);
  if (changed.length === 0) return { what };
  return {
    what,
    done: `changed ${changed.join(', ')}`,
    call: { method: 'PATCH', path: `api/connectors/${connector.id}`, body: { config } },
  };
}

function planSwitch(targets) {
  const what = 'WeCom on the sign-in page';
  if (targets.includes(target)) return { what };
  const body = { socialSignInConnectorTargets: [...targets, target] };
  return { what, done: 'switched on', call: { method: 'PATCH', path: 'api/sign-in-exp', body } };
}
