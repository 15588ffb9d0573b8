import { check } from './checks.mjs';
import {
  configuredApp, difference, isPlaceholder, merged, readConfigFile, requireWritable, writeConfigFile,
} from './config-file.mjs';
import { requireLogto } from './discovery.mjs';
import { Failure } from './failure.mjs';
import { openManagementApi } from './management-api.mjs';
import { Output } from './output.mjs';
import { readSecrets } from './secrets.mjs';
import { readSettings } from './settings.mjs';
import { findAccountCenter, planAccountCenter } from './steps/account-center.mjs';
import { findApplication, planApplication } from './steps/application.mjs';
import { findResource, planResource } from './steps/resource.mjs';
import { findWecom, offersWecom, planWecom } from './steps/wecom.mjs';
import { wecomConsole } from './wecom-console.mjs';

const accountScopes = ['email', 'phone', 'identities', 'custom_data', 'urn:logto:scope:sessions'];
const newOnes = { application: '(the ID of the new application)', connector: '(the ID of the new connector)' };

/**
 * Sets up a Logto. Everything is read and judged before anything is changed.
 * Whether all checks passed at the end; a Failure says what stopped it before.
 */
export async function run(options, { env, stdin, stdout, stderr, fetch = globalThis.fetch }) {
  const settings = readSettings({ ...options, machineId: options.machineId ?? env.LOGTO_M2M_ID });
  if (!settings.machineId) throw new Failure('--m2m-id is missing: the ID of a machine-to-machine application, or LOGTO_M2M_ID in the environment');
  const config = await readConfigFile(settings.configFile, settings.configShown);
  const names = ['LOGTO_M2M_SECRET', ...(settings.wecom ? ['WECOM_SECRET'] : [])];
  const secrets = await readSecrets(names, { env, stdin, stderr });
  const output = new Output((text) => stdout.write(text));
  Object.values(secrets).forEach((secret) => output.hide(secret));
  try {
    return await connect(settings, config, secrets, { fetch, output });
  } catch (error) {
    // What Logto said may hold what it was told.
    if (error instanceof Failure) error.message = output.clean(error.message);
    throw error;
  }
}

async function connect(settings, config, secrets, { fetch, output }) {
  const { endpoint, configShown } = settings;
  output.line(`Logto at ${endpoint}`);
  await requireLogto(fetch, endpoint);
  const api = await openManagementApi(fetch, settings, secrets.LOGTO_M2M_SECRET);
  output.hide(api.token);

  const { app, wecom, items } = await plan(api, settings, config, secrets);
  const idsWith = (made) => ({ application: app?.id ?? made.application, connector: wecom.connector?.id ?? made.connector });
  const wanted = (made) => merged(config, { endpoint, ...wantedMembers(settings, wecom, config, idsWith(made)) });
  const changes = config ? difference(config, wanted(newOnes)) : [];
  const mayNot = changes.length > 0 && !settings.updateConfig && !isPlaceholder(config);
  if (changes.length > 0) {
    output.line(`${configShown} ${mayNot || settings.dryRun ? 'would change' : 'changes'}:`);
    changes.forEach((line) => output.line(`  ${line}`));
    if (mayNot && !settings.dryRun) {
      throw new Failure(`${configShown} is there already and says something else, so nothing was changed; add --update-config to change it as shown, or name another file with --config FILE`);
    }
  }
  if (settings.dryRun) {
    showCalls(items, settings, output);
    if (!config) output.line(`${configShown} would be written: ${JSON.stringify(wanted(newOnes))}`);
    if (mayNot) output.line(`Changing ${configShown} takes --update-config.`);
    output.line('Nothing was changed.');
    return true;
  }

  const settled = config && changes.length === 0;
  if (!settled) await requireWritable(settings.configFile, configShown);
  const made = await apply(api, items, output);
  if (settled) {
    output.item(configShown, 'already there');
  } else {
    await writeConfigFile(settings.configFile, configShown, wanted(made));
    output.item(configShown, config ? 'changed' : 'written');
  }

  const { application, connector } = idsWith(made);
  const passed = await showChecks(fetch, settings, application, output);
  if (settings.wecom) wecomConsole(settings, connector).forEach((line) => output.line(line));
  if (passed && settings.resource?.scopes.length > 0) {
    output.line(`People hold the permissions of ${settings.resource.indicator} through roles: assign them in Logto's console.`);
  }
  if (passed) output.line(`Next: cargo xtask build${configShown === 'config.json' ? '' : ` --config ${configShown}`}${baseOption(settings)}, and serve dist/.`);
  return passed;
}

const baseOption = ({ base }) => (base === '/' ? '' : ` --base ${base}`);

/** What is there, and what is missing of what is asked for. */
async function plan(api, settings, config, secrets) {
  const app = await findApplication(api, settings, configuredApp(config, settings.endpoint));
  const wecom = await findWecom(api, settings);
  const center = settings.accountCenter ? await findAccountCenter(api) : undefined;
  const resource = settings.resource && await findResource(api, settings.resource);
  const items = [
    ...planApplication(app, settings),
    ...planWecom(wecom, settings, secrets.WECOM_SECRET),
    ...(center ? planAccountCenter(center) : []),
    ...(resource ? planResource(resource, settings.resource) : []),
  ];
  return { app, wecom, items };
}

/** What the application needs to use all this. A file that is there already offers WeCom when that is asked for. */
function wantedMembers(settings, wecom, config, ids) {
  const offered = settings.wecom || (offersWecom(wecom) && (!config || isPlaceholder(config)));
  const linked = offered || (settings.accountCenter && wecom.connector && config?.connectors?.includes('wecom'));
  return {
    appId: ids.application,
    scopes: [...(settings.accountCenter ? accountScopes : []), ...(settings.resource?.scopes ?? [])],
    resources: settings.resource ? [settings.resource.indicator] : [],
    connectors: offered ? ['wecom'] : [],
    connectorIds: linked ? { wecom: ids.connector } : {},
  };
}

async function apply(api, items, output) {
  const ids = {};
  for (const { what, call, done, gives, note = '' } of items) {
    if (!call) {
      output.item(what, `already there${note}`);
    } else {
      const path = call.path.replace(/<(\w+)>/, (_, name) => ids[name]);
      const answer = await api.send({ ...call, path }).catch((error) => {
        throw new Failure(`${error.message}\nWhat is listed above stays as it is. Once that is mended, the same command goes on from there.`);
      });
      if (gives) ids[gives] = answer.id;
      output.item(gives ? `${what} (${answer.id})` : what, `${done}${note}`);
    }
  }
  return ids;
}

function showCalls(items, { endpoint }, output) {
  for (const { what, call, note = '' } of items) {
    if (!call) {
      output.item(what, `already there${note}`);
    } else {
      output.item(what, 'would be sent:');
      output.line(`    ${call.method} ${endpoint}${call.path}`);
      JSON.stringify(call.body, null, 2).split('\n').forEach((line) => output.line(`    ${line}`));
    }
  }
}

async function showChecks(fetch, settings, appId, output) {
  output.line('Checked as a page of the application would:');
  const checks = await check(fetch, settings, appId);
  for (const { what, problem } of checks) output.item(what, problem ? `FAILED: ${problem}` : 'ok');
  const failed = checks.filter(({ problem }) => problem).length;
  if (failed > 0) output.line(`${failed} of ${checks.length} checks failed.`);
  return failed === 0;
}
